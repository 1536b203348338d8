import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import type { Event, LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import type { LookUpKey } from '../../core/trails/lookUp';
import type { AwsProblem } from '../awsProblem';
import type { AwsWorld } from '../awsWorld';
import { toAwsProblem } from '../toAwsProblem';
import { createCloudTrailClient } from './createCloudTrailClient';
import { RequestPace } from './requestPace';

/** What Event history is asked for. */
export interface EventQuery {
  readonly region: string;
  /** In milliseconds since 1970. Events of the moment of the end are not wanted. */
  readonly from: number;
  readonly to: number;
  /** The one attribute that CloudTrail honours; undefined for all events. */
  readonly attribute?: { readonly key: LookUpKey; readonly value: string };
  /** Insights events in place of management events. */
  readonly isInsight: boolean;
}

/** An event as LookupEvents gives it, its time as ISO 8601 text, as the AWS CLI prints it. */
export interface HistoryEvent extends Omit<Event, 'EventTime'> {
  readonly EventTime?: string;
}

/** A pause before a request is made again. */
export interface LookUpPause {
  /** In milliseconds. */
  readonly length: number;
  readonly problem: AwsProblem;
}

export interface LookUpOptions {
  readonly signal?: AbortSignal;
  /** Called before each pause, which a request that failed asks for. */
  readonly onPause?: (pause: LookUpPause) => void;
  /** Milliseconds of the first pause; each later one is twice as long. FIRST_PAUSE unless told. */
  readonly pause?: number;
}

/** Events of a page; CloudTrail gives no more. */
const PAGE = 50;

/**
 * Milliseconds between two requests. CloudTrail answers two a second for each account and region; the tenth above half a
 * second is for requests that overtake each other's delays on the way.
 */
const INTERVAL = 550;

const FIRST_PAUSE = 1_000;

/** Requests for one page until it is given up: throttled ones, with pauses of 31 seconds in all, and others. */
const THROTTLED_ATTEMPTS = 6;
const ATTEMPTS = 3;

/** By endpoint, region and profile: the nearest to an account that is known without asking. */
const paces = new Map<string, RequestPace>();

/**
 * Looks up events, newest first, page by page, as slowly as CloudTrail wants it. The pages that came stay good when a
 * later one fails. Rejects with an AwsProblem.
 */
export async function* lookupEvents(
  profile: string | undefined,
  query: EventQuery,
  world: AwsWorld,
  options: LookUpOptions = {},
): AsyncGenerator<readonly HistoryEvent[], void, undefined> {
  const { signal, onPause, pause = FIRST_PAUSE } = options;
  const { region, from, to, attribute, isInsight } = query;
  // The SDK's own repetition knows nothing of the pace.
  const { client, asked } = await createCloudTrailClient(profile, region, world, { maxAttempts: 1 });
  const place = JSON.stringify([asked.endpoint, region, profile]);
  const pace = paces.get(place) ?? new RequestPace(INTERVAL);
  paces.set(place, pace);
  const input = {
    MaxResults: PAGE,
    StartTime: new Date(Math.ceil(from / 1_000) * 1_000),
    // The end that CloudTrail is told belongs to what it gives, and its times are whole seconds.
    EndTime: new Date((Math.ceil(to / 1_000) - 1) * 1_000),
    ...(isInsight ? { EventCategory: 'insight' as const } : {}),
    ...(attribute === undefined
      ? {}
      : { LookupAttributes: [{ AttributeKey: attribute.key, AttributeValue: attribute.value }] }),
  };
  const ask = async (next: string | undefined): Promise<LookupEventsCommandOutput> => {
    let isClockSet = false;
    for (let attempt = 1; ; attempt++) {
      try {
        await pace.take(signal);
        const command = new LookupEventsCommand(next === undefined ? input : { ...input, NextToken: next });
        return await client.send(command, signal === undefined ? {} : { abortSignal: signal });
      } catch (error) {
        if (isClockCorrected(error) && !isClockSet) {
          isClockSet = true;
          continue;
        }
        const problem = toAwsProblem(error, {
          ...asked,
          action: 'cloudtrail:LookupEvents',
          subject: `Event history of ${region}`,
        });
        const attempts = problem.kind === 'throttled' ? THROTTLED_ATTEMPTS : ATTEMPTS;
        if (!problem.isPassing || attempt >= attempts) {
          throw problem;
        }
        const length = pause * 2 ** (attempt - 1);
        onPause?.({ length, problem });
        pace.hold(length);
      }
    }
  };
  try {
    let next: string | undefined;
    do {
      const page = await ask(next);
      yield (page.Events ?? []).map(toHistoryEvent);
      next = page.NextToken;
    } while (next !== undefined);
  } finally {
    client.destroy();
  }
}

/** True where the server's answer told the SDK the right time, with which the next request is signed. */
function isClockCorrected(error: unknown): boolean {
  const metadata = typeof error === 'object' && error !== null && '$metadata' in error && error.$metadata;
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    'clockSkewCorrected' in metadata &&
    metadata.clockSkewCorrected === true
  );
}

function toHistoryEvent({ EventTime, ...event }: Event): HistoryEvent {
  return EventTime === undefined ? event : { ...event, EventTime: EventTime.toISOString() };
}
