// The search columns of consents. An empty text is "", a number -1, a list [].
MATCH (n:Consent)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.actor, '')) AS actor,
       collect(coalesce(n.purpose, '')) AS purpose,
       collect(coalesce(n.recipients, [])) AS recipients,
       collect(coalesce(n.given_on, '')) AS given_on,
       collect(coalesce(n.expires_on, '')) AS expires_on,
       collect(coalesce(n.revoked_on, '')) AS revoked_on
