// The best mediated path to each resource that meets a need: what `graph-service paths` finds for the office.
//
// In Neo4j Browser: run `graph-service policy --cypher`, paste the :param lines that it prints (policy, need, as_of)
// with your own need and day in them, then paste this query. Paths have at most 3 mediators: the {1,4} of step 3.
// No rows: the need is not checked (its decision is not pass), or nothing that meets it can be reached. The command
// says which, and what to check first.
//
// Costs are whole micro-nats: round(-ln factor * 1,000,000), once for the match, once for each tie and once for each
// mediator. Logarithms are added rather than factors multiplied, and halves go to the even number, as in the service:
// so costs are equal to the last digit, and paths stand in the same order.
MATCH (holder:Actor)-[:HAS_NEED]->(need:Need {id: $need, decision: 'pass'})
WITH holder, need,
     toString(date($as_of) - duration({months: $policy.fresh_months})) AS fresh_from,
     toString(date($as_of) - duration({months: $policy.ageing_months})) AS ageing_from,
     toString(date($as_of) - duration({days: $policy.overdue_days})) AS overdue_until

// 1. The resources that match, and whom they belong to. Themes go up at most 4 steps on either side, which holds for
//    every policy with theme_steps_max up to 4, areas at most 9. No map query touches the care status. This one has
//    to ask it whether the holder is eligible, and returns nothing of it. A class that is not known shuts nobody out.
CALL (holder, need) {
  MATCH way = (need)-[:ABOUT]->(:Theme)-[:PART_OF]->{0,4}(:Theme)
              <-[:PART_OF]-{0,4}(:Theme)<-[:ABOUT]-(resource:Resource)
  WHERE length(way) - 2 <= $policy.theme_steps_max
    AND resource.direction = {wants: 'gives', offers: 'receives'}[need.direction]
    AND coalesce(resource.capacity_left, 1) > 0
    AND (resource.valid_from IS NULL OR resource.valid_from <= $as_of)
    AND (resource.valid_to IS NULL OR resource.valid_to > $as_of)
  WITH holder, need, resource, min(length(way) - 2) AS theme_steps
  MATCH (target:Actor)-[:GIVES|RECEIVES]->(resource)
  WHERE target <> holder
    AND coalesce(target.willing, 'unknown') <> 'no'
    AND (resource.areas IS NULL
         OR EXISTS { (holder)-[:IN_AREA]->(:Area)-[:PART_OF]->{0,9}(:Area)<-[:IN_AREA]-(resource) })
    AND (resource.eligible IS NULL
         OR NOT EXISTS { (holder)<-[:STATUS_OF]-(care:CareStatus) WHERE NOT care.status IN resource.eligible })
    AND NOT EXISTS { (resource)<-[:FOR_RESOURCE]-(:Ask {answer: 'declined'})-[:FOR_NEED]->(need) }
  WITH resource, target,
       toInteger(round(-log($policy.theme_step) * theme_steps * 1000000, 0, 'HALF_EVEN')) AS cost
  RETURN collect({resource: resource, target: target, cost: cost}) AS fits,
         collect(DISTINCT target) AS targets
}

// 2. What each actor costs as a mediator for this need, as a list by the actors' small keys, so that step 3 can look
//    it up at once: mediating[m.key - first_key]. -1 is: cannot mediate. Of several asks to introduce the latest
//    decides, then the last id.
CALL (need, overdue_until) {
  MATCH (a:Actor)
  WITH need, overdue_until, min(a.key) AS first_key, max(a.key) AS last_key
  UNWIND range(first_key, last_key) AS key
  OPTIONAL MATCH (m:Actor {key: key})
  WITH first_key, key, m, overdue_until,
       coalesce(m.asks_elsewhere, 0) + COUNT { (m)<-[:ASKED]-(open:Ask) WHERE open.answer IS NULL } AS asks_open,
       head(COLLECT {
         MATCH (m)<-[:ASKED]-(ask:Ask)-[:FOR_NEED]->(need)
         WHERE ask.resource IS NULL
         RETURN ask ORDER BY ask.asked_on DESC, ask.id DESC LIMIT 1
       }) AS ask
  WITH first_key, key, m, asks_open,
       coalesce(ask.answer, '') AS answer,
       ask.answer = 'no_answer' OR (ask.answer IS NULL AND ask.asked_on <= overdue_until) AS overdue,
       CASE ask.answer WHEN 'accepted' THEN 'yes' ELSE coalesce(m.willing, 'unknown') END AS willing
  WITH first_key, key,
       answer <> 'declined' AND willing <> 'no'
         AND (m.asks_max IS NULL OR asks_open < m.asks_max) AS may,
       asks_open * log($policy.ask_open)
         + CASE WHEN m.subtype IN ['sc', 'houkatsu_staff', 'houkatsu_center'] THEN log($policy.central) ELSE 0.0 END
         + CASE WHEN m.contact IS NULL AND NOT (m:Resident OR m:Professional)
                THEN log($policy.contact_missing) ELSE 0.0 END
         + CASE WHEN willing = 'unknown' THEN log($policy.willing_unknown) ELSE 0.0 END
         + CASE WHEN overdue THEN log($policy.ask_unanswered) ELSE 0.0 END AS logs
  ORDER BY key
  RETURN first_key,
         collect(CASE WHEN may THEN toInteger(round(-logs * 1000000, 0, 'HALF_EVEN')) ELSE -1 END) AS mediating
}

// 3. All paths from the holder to whom those resources belong, over ties that carry, and the best one to each.
//    Cypher forbids a path to repeat a tie, not to repeat an actor: that is asked for in so many words. Of several
//    ties between two actors the best counts, then the order of kinds, then the id.
CALL (holder, targets, first_key, mediating, fresh_from, ageing_from) {
  MATCH (holder)
        (()-[ties:FAMILY_OF|NEIGHBOUR_OF|KNOWS|COOPERATES_WITH|HELPS|CARES_FOR|LIVES_IN|MEMBER_OF|WORKS_AT|RUNS
                  |INTRODUCED]-(others:Actor)
         WHERE others <> holder
           AND (mediating[others.key - first_key] >= 0 OR others IN targets)
           AND coalesce(ties.basis, 'hearsay') <> 'inferred'
           AND (ties.valid_from IS NULL OR ties.valid_from <= $as_of)
           AND (ties.valid_to IS NULL OR ties.valid_to > $as_of)){1,4}
        (target)
  WHERE target IN targets
    AND all(place IN range(1, size(others) - 1) WHERE NOT others[place] IN others[..place])
    AND all(m IN others[..-1] WHERE mediating[m.key - first_key] >= 0)
  WITH target, [holder] + others AS actors, ties,
       ['FAMILY_OF', 'NEIGHBOUR_OF', 'KNOWS', 'COOPERATES_WITH', 'HELPS', 'CARES_FOR', 'LIVES_IN', 'MEMBER_OF',
        'WORKS_AT', 'RUNS', 'INTRODUCED'] AS kinds,
       reduce(sum = 0, m IN others[..-1] | sum + mediating[m.key - first_key])
       + reduce(sum = 0, tie IN ties | sum + toInteger(round(-1000000 * (
           log($policy['strength_' + toString(coalesce(tie.strength, 0))])
           + CASE WHEN tie.quality = 'strained' THEN log($policy.strained) ELSE 0.0 END
           + log(CASE WHEN tie.confirmed_on >= fresh_from THEN $policy.confirmed_fresh
                      WHEN tie.confirmed_on >= ageing_from THEN $policy.confirmed_ageing
                      ELSE $policy.confirmed_stale END)), 0, 'HALF_EVEN'))) AS cost
  ORDER BY cost, size(actors), [a IN actors | a.id],
           [tie IN ties | [[place IN range(0, size(kinds) - 1) WHERE kinds[place] = type(tie)][0], tie.id]]
  RETURN target AS reached, collect({actors: actors, ties: ties, cost: cost})[0] AS best
}

UNWIND [fit IN fits WHERE fit.target = reached] AS fit
WITH fit.resource AS resource, best.actors AS actors, best.ties AS ties, best.cost + fit.cost AS cost
ORDER BY cost, size(actors), [a IN actors | a.id], resource.id
RETURN resource.id AS resource,
       resource.title AS title,
       [a IN actors | a.name] AS actors,
       [tie IN ties | toLower(type(tie))] AS ties,
       size(actors) - 2 AS mediators,
       cost,
       round(exp(-cost / 1000000.0), 6) AS score,
       [a IN actors | a.id] AS ids
