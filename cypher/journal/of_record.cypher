// One entry of the journal, with what it did to one record alone; lists are empty where it tells of no record.
MATCH (c:Change {number: $number})
WITH c, [i IN range(0, size(c.ids) - 1) WHERE c.ids[i] = $id AND c.tables[i] = $table] AS places
RETURN {number: c.number, at: c.at, who: c.who, purpose: c.purpose, source: c.source, counts: c.counts,
        tables: [i IN places | c.tables[i]], ids: [i IN places | c.ids[i]],
        before: [i IN places | c.before[i]], after: [i IN places | c.after[i]],
        versions: [i IN places | coalesce(c.versions[i], 0)]} AS values
