"""The workflow of a need as pages: one form a deed, the need's board, papers to print."""
