/** The name after FROM that every query knows. Another name has to be bound by the query's header or the picker. */
export const CLOUDTRAIL_TABLE = 'cloudtrail_logs';
