/**
 * The day on which Amazon WorkDocs ended, as milliseconds since 1970 UTC at its first moment: 2025-04-25T00:00:00Z.
 * Announced in May 2024. Events of that day itself can be genuine.
 */
export const WORKDOCS_END_OF_SERVICE = Date.UTC(2025, 3, 25);

/** The same day as text for people. */
export const WORKDOCS_END_OF_SERVICE_DATE = '2025-04-25';
