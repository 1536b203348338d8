/** The language that VS Code gives SQL texts. */
export const SQL_LANGUAGE = 'sql';
