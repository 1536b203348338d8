/** Statements that the query process runs once after it opened the engine, before it locks it. */
export const duckDbMacros: readonly string[] = ['SET integer_division = true', "SET TimeZone = 'UTC'"];
