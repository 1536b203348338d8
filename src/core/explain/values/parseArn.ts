/** An Amazon Resource Name in its parts. Parts that a service leaves empty are ''. */
export interface Arn {
  readonly partition: string;
  /** The service's prefix as IAM writes it: `s3`, `iam`, `sts`. */
  readonly service: string;
  /** '' for services without regions, and for S3 buckets. */
  readonly region: string;
  /** '' for S3 buckets and for what AWS itself owns; `aws` for managed policies. */
  readonly accountId: string;
  /** All that follows the fifth colon. */
  readonly resource: string;
  /** The resource's kind, e.g. `role`; undefined where the service writes a bare name. */
  readonly resourceType?: string;
  /** What follows the kind. */
  readonly resourceId: string;
}

/** AWS allows 2,048 characters. */
const MAX_LENGTH = 8192;

/** Services that write a resource without its kind: topics, queues, buckets. */
const BARE: ReadonlySet<string> = new Set(['s3', 'sns', 'sqs', 'codecommit', 'codepipeline', 'execute-api']);

/** An ARN taken apart; undefined where the text does not have an ARN's form. Parts may hold `*` and `?`. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:') || text.length > MAX_LENGTH) {
    return undefined;
  }
  const [, partition, service, region, accountId, ...rest] = text.split(':');
  if (partition === undefined || service === undefined || region === undefined || accountId === undefined) {
    return undefined;
  }
  const resource = rest.join(':');
  if (!/^(?:aws[a-z-]{0,20}|\*)$/.test(partition) || !/^[a-z0-9*-]{1,64}$/.test(service) || resource === '') {
    return undefined;
  }
  const parts = { partition, service, region, accountId, resource };
  const [resourceType, resourceId] = BARE.has(service) ? [undefined, resource] : splitResource(resource);
  return resourceType === undefined ? { ...parts, resourceId } : { ...parts, resourceType, resourceId };
}

/** `type/id` or `type:id`, whichever mark comes first; API Gateway begins with a slash. */
function splitResource(resource: string): [string | undefined, string] {
  const text = resource.startsWith('/') ? resource.slice(1) : resource;
  const end = text.search(/[:/]/);
  return end <= 0 ? [undefined, resource] : [text.slice(0, end), text.slice(end + 1)];
}
