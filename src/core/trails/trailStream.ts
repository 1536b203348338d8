/** The kinds of files of a trail, by the name of their folder under the account. */
export const TRAIL_STREAMS = [
  'CloudTrail',
  'CloudTrail-Insight',
  'CloudTrail-NetworkActivity',
  'CloudTrail-Aggregated',
  'CloudTrail-Digest',
] as const;

/** A folder of one kind of files. Digests are no logs: they hold the hashes of the other files. */
export type TrailStream = (typeof TRAIL_STREAMS)[number];

/** True for a folder that CloudTrail itself writes; other services keep their logs beside it under `AWSLogs/<account>/`. */
export function isTrailStream(name: string): name is TrailStream {
  return (TRAIL_STREAMS as readonly string[]).includes(name);
}

/** What a stream holds, in a few words. */
export function getStreamWords(stream: TrailStream): string {
  switch (stream) {
    case 'CloudTrail':
      return 'management and data events';
    case 'CloudTrail-Insight':
      return 'Insights events';
    case 'CloudTrail-NetworkActivity':
      return 'network activity events';
    case 'CloudTrail-Aggregated':
      return 'aggregated events';
    case 'CloudTrail-Digest':
      return 'digests, which prove that logs are whole';
  }
}
