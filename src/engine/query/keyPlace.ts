import { parseLogFileName } from '../../core/trails/logFileName';

/** What Athena's partitions take from the key of a log; undefined members are taken from the record. */
export interface KeyPlace {
  readonly account?: string;
  readonly region?: string;
  /** yyyy/MM/dd. */
  readonly day?: string;
}

/** `…/<account>/CloudTrail/<region>/<yyyy>/<MM>/<dd>/<file>`. */
const FOLDERS = /\/(\d{12})\/CloudTrail(?:-[A-Za-z]+)?\/([a-z0-9-]{1,40})\/(\d{4})\/(\d\d)\/(\d\d)\/[^/]*$/;

const LONGEST_KEY = 4096;

/** Reads account, Region and day from a log's address: from the folders of a trail, else from the file's name. */
export function getKeyPlace(uri: string): KeyPlace {
  if (uri.length > LONGEST_KEY) {
    return {};
  }
  const folders = FOLDERS.exec(uri);
  if (folders !== null) {
    const [, account = '', region = '', year = '', month = '', day = ''] = folders;
    return { account, region, day: `${year}/${month}/${day}` };
  }
  const name = parseLogFileName(toText(uri.slice(uri.lastIndexOf('/') + 1)));
  return name === undefined
    ? {}
    : {
        account: name.account,
        region: name.region,
        day: new Date(name.time).toISOString().slice(0, 10).replaceAll('-', '/'),
      };
}

function toText(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
