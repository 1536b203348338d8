import type { ResultColumn } from '../../../src/protocol/query';
import type { FakeResult, Row } from './openResultsPage';

export const HOSTILE =
  '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';

export function toColumn(name: string, kind: ResultColumn['kind'], type = 'varchar'): ResultColumn {
  return { name, kind, type };
}

const START = Date.UTC(2024, 10, 19);

/** A result in which each row is an event; row i is always the same. */
export function createEvents(rows: number): FakeResult {
  return {
    title: 'Everything that failed',
    rows,
    hasEvents: true,
    columns: [
      toColumn('lens_time', 'time', 'timestamp(3)'),
      toColumn('eventname', 'text'),
      toColumn('errorcode', 'text'),
      toColumn('lens_redacted', 'number', 'bigint'),
      toColumn('requestparameters', 'json'),
      toColumn('useragent', 'text'),
      toColumn('lens_failed', 'boolean', 'boolean'),
    ],
    getRow: toEventRow,
  };
}

function toEventRow(i: number): Row {
  const names = ['AssumeRole', 'CreateAccessKey', 'DeleteTrail', 'GetObject', 'PutBucketPolicy'];
  return [
    new Date(START + i * 1000).toISOString(),
    names[i % names.length] ?? '',
    i % 3 === 0 ? null : 'AccessDenied',
    i * 1001,
    `{"bucketName":"logs-${String(i)}","key":"a/b/c","policy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*"}]}}`,
    i % 4 === 0 ? '' : 'aws-cli/2.15.0 Python/3.11.6 Linux/5.10.205',
    i % 3 !== 0,
  ];
}

/** Events of each of some days. */
export function createDays(days: number): FakeResult {
  return {
    title: 'Events per day',
    rows: days,
    columns: [toColumn('day', 'time', 'timestamp(3)'), toColumn('events', 'number', 'bigint')],
    getRow: (i) => [new Date(START + i * 86_400_000).toISOString(), ((i * 37) % 101) + 5],
  };
}

/** Events of each of some names, most first. */
export function createNames(names: number): FakeResult {
  return {
    title: 'Denied by principal',
    rows: names,
    columns: [
      toColumn('principal', 'text'),
      toColumn('denied', 'number', 'bigint'),
      toColumn('first_seen', 'time', 'timestamp(3)'),
    ],
    getRow: (i) => [
      `arn:aws:sts::111122223333:assumed-role/Role${String(i)}/session`,
      Math.round(5000 / (i + 1)),
      new Date(START + i * 60_000).toISOString(),
    ],
  };
}
