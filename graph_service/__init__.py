"""Who can connect this need to what the neighbourhood already has."""
