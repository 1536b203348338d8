/** What Event history is and is not, for tooltips. */
export const HISTORY_LIMITS = [
  'What CloudTrail keeps of each account by itself, without a trail:',
  '- the last 90 days',
  '- management events, and Insights events where they are enabled; no data or network activity events',
  '- one Region at a time; events of global services such as IAM are in us-east-1',
  '- one attribute a look-up, compared as a whole, capitals included',
  '- 50 events a request and two requests a second: 10,000 events take about two minutes',
].join('\n');
