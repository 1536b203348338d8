/** A form of the filter language for its help text. */
export interface FilterSyntax {
  readonly example: string;
  readonly meaning: string;
}

/** How terms are written and what they mean; the fields are in `filterFields`. */
export const filterSyntax: readonly FilterSyntax[] = [
  { example: 'quarterly', meaning: 'Events with this text in any column, in any case.' },
  {
    example: '"sales report"',
    meaning: 'Quotes keep blanks, stars and colons; write \\" and \\\\ inside them.',
  },
  { example: 'event:GetDocument', meaning: 'Events with exactly this value in a field, in any case.' },
  { example: 'event:Get*', meaning: 'A star stands for any text, also in the middle.' },
  { example: 'error:*', meaning: 'Events that have a value in the field.' },
  { example: 'error:""', meaning: 'Events that have no value in the field.' },
  { example: '-service:kms', meaning: 'A minus leaves out what the term matches.' },
  { example: 'event:A event:B', meaning: 'Several values of one field: events with any of them.' },
  {
    example: 'event:A region:eu-west-1',
    meaning: 'Different fields, and several texts: events with all of them.',
  },
  { example: 'ip:10.0.0.0/8', meaning: 'Addresses of a network, IPv4 or IPv6.' },
  { example: 'time:2025-03-11..', meaning: 'Events from a time on, in UTC.' },
];
