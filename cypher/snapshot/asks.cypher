// The search columns of asks. An empty text is "", a number -1, a list [].
MATCH (n:Ask)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.need, '')) AS need,
       collect(coalesce(n.actor, '')) AS actor,
       collect(coalesce(n.resource, '')) AS resource,
       collect(coalesce(n.asked_on, '')) AS asked_on,
       collect(coalesce(n.answer, '')) AS answer
