import type { JsonObject, JsonValue } from '../../../src/core/record/cloudTrailRecord';
import type { Random } from './random';

/** What differs from one event to the next; {@link createRecorder} adds what CloudTrail itself adds. */
export interface Draft {
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly time: string;
  readonly service: string;
  /** Absent where the record itself is to have no eventName. */
  readonly name?: string | undefined;
  /** Absent where the record is to have no userIdentity at all; null is written as null. */
  readonly identity?: JsonValue;
  readonly region?: string;
  readonly address?: string;
  readonly agent?: string;
  readonly error?: readonly [code: string | undefined, message: string | undefined];
  readonly request?: JsonValue;
  readonly response?: JsonValue;
  readonly additional?: JsonValue;
  readonly resources?: JsonValue;
  readonly readOnly?: boolean;
  /** Default `AwsApiCall`. */
  readonly eventType?: string;
  /** Default `Management`. */
  readonly category?: string;
  readonly recipient?: string;
  /** Only where it is not the version of the day. */
  readonly version?: string;
  /** The host name that the client asked for over TLS; absent for calls made by the console or a service. */
  readonly host?: string;
  readonly fromConsole?: boolean;
  readonly requestID?: string;
  readonly eventID?: string;
  /** Fields of special records, written after requestID and eventID. */
  readonly more?: JsonObject;
}

export interface RecorderDefaults {
  readonly account: string;
  readonly region: string;
}

/** Turns drafts into records with CloudTrail's fields in CloudTrail's order, as of the version that wrote them. */
export function createRecorder(random: Random, defaults: RecorderDefaults): (draft: Draft) => JsonObject {
  return (draft) => {
    const version = draft.version ?? getEventVersion(draft.time);
    const minor = Number(version.slice(version.indexOf('.') + 1));
    const management = (draft.category ?? 'Management') === 'Management';
    return toCompact({
      eventVersion: version,
      userIdentity: draft.identity,
      eventTime: draft.time,
      eventSource: `${draft.service}.amazonaws.com`,
      eventName: draft.name,
      awsRegion: draft.region ?? defaults.region,
      sourceIPAddress: draft.address ?? '192.0.2.10',
      userAgent: draft.agent,
      errorCode: draft.error?.[0],
      errorMessage: draft.error?.[1],
      requestParameters: draft.request ?? null,
      responseElements: draft.response ?? null,
      additionalEventData: draft.additional,
      requestID: draft.requestID ?? random.uuid(),
      eventID: draft.eventID ?? random.uuid(),
      readOnly: minor >= 5 ? draft.readOnly : undefined,
      resources: draft.resources,
      eventType: minor >= 2 ? (draft.eventType ?? 'AwsApiCall') : undefined,
      managementEvent: minor >= 6 ? management : undefined,
      recipientAccountId: minor >= 2 ? (draft.recipient ?? defaults.account) : undefined,
      ...draft.more,
      eventCategory: minor >= 7 ? (draft.category ?? 'Management') : undefined,
      tlsDetails:
        minor >= 8 && draft.host !== undefined
          ? {
              tlsVersion: 'TLSv1.3',
              cipherSuite: 'TLS_AES_128_GCM_SHA256',
              clientProvidedHostHeader: draft.host,
            }
          : undefined,
      sessionCredentialFromConsole: minor >= 8 && draft.fromConsole === true ? 'true' : undefined,
    });
  };
}

/** The eventVersion that most services wrote on a day, as seen in public logs. */
function getEventVersion(time: string): string {
  if (time < '2020-10') {
    return '1.05';
  }
  if (time < '2023-07') {
    return '1.08';
  }
  if (time < '2024-09') {
    return '1.09';
  }
  return time < '2024-11' ? '1.10' : '1.11';
}

function toCompact(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
