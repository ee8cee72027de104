// The largest heap of the database, as its settings give it.
SHOW SETTINGS YIELD name, value
WHERE name = 'server.memory.heap.max_size'
RETURN value
