// By area: how many of its actors that are no persons tell where they are, and the sums of their degrees, in
// steps of a hundred thousandth: whole numbers add up to the same in any order.
MATCH (a:Actor)
WHERE NOT a:Resident AND NOT a:Professional
  AND a.lat IS NOT NULL AND a.lon IS NOT NULL AND a.area IS NOT NULL
RETURN
  a.area AS area,
  sum(toInteger(round(a.lat * 100000))) AS lat,
  sum(toInteger(round(a.lon * 100000))) AS lon,
  count(*) AS count
