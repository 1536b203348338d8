import type { CatalogLink } from '../explain/explanation';
import { serviceTable } from './serviceTable';

/** The AWS service behind an eventSource. */
export interface Service {
  /** Name in words, e.g. `Amazon CloudWatch` for monitoring.amazonaws.com. */
  readonly name: string;
  /** The service's own documentation, or CloudTrail's list of services where we know no page. */
  readonly link: CatalogLink;
}

const DOCUMENTATION = 'https://docs.aws.amazon.com/';

/** CloudTrail's page of the services that it records. */
const GENERAL_PAGE: CatalogLink = {
  label: 'Services that CloudTrail records',
  url: `${DOCUMENTATION}awscloudtrail/latest/userguide/cloudtrail-aws-service-specific-topics.html`,
};

const services: ReadonlyMap<string, Service> = new Map(
  serviceTable.map(([prefix, name, folder]) => [prefix, { name, link: toLink(name, folder) }]),
);

const SOURCE = /^([a-z0-9][a-z0-9-]{0,62})(?:\.[a-z0-9-]{1,63}){0,2}\.amazonaws\.com(?:\.cn)?$/;

/**
 * The service that an eventSource names: `ec2.amazonaws.com`, also with a Region in between and in any case. A name
 * that is not in the table gets the source itself as its name. Undefined where the text names no AWS service at all.
 */
export function getService(eventSource: string | undefined): Service | undefined {
  const prefix = getServicePrefix(eventSource);
  if (eventSource === undefined || prefix === undefined) {
    return undefined;
  }
  return services.get(prefix) ?? { name: eventSource, link: GENERAL_PAGE };
}

/** The eventSource without `.amazonaws.com`, in lower case; undefined where it does not name an AWS service. */
export function getServicePrefix(eventSource: string | undefined): string | undefined {
  if (eventSource === undefined || eventSource.length > 200) {
    return undefined;
  }
  return SOURCE.exec(eventSource.toLowerCase())?.[1];
}

/** Whether the table names the service. */
export function isKnownService(eventSource: string | undefined): boolean {
  const prefix = getServicePrefix(eventSource);
  return prefix !== undefined && services.has(prefix);
}

function toLink(name: string, folder: string | undefined): CatalogLink {
  return folder === undefined
    ? GENERAL_PAGE
    : { label: `Documentation of ${name}`, url: `${DOCUMENTATION}${folder}/` };
}
