import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyIdentity, from, identity, until } from './commonParameters';
import { EVENT_COLUMNS, FAILED, IDENTITY, IS_IDENTITY, TIME } from './commonSql';
import { sql } from './sql';

const IN_WINDOW = 'eventtime >= :from\n  AND eventtime <= :until';

/** Who did what and when. */
export const activityPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'who-did-it',
    title: 'Who did it?',
    tells: 'Everybody who made a call, or touched a resource, with time, address and outcome.',
    none: 'No event is of this name and touches this resource.',
    group: 'Who and when',
    notes: 'A resource is looked for in requestparameters, responseelements and the ARNs of resources.',
    parameters: [
      {
        name: 'event',
        title: 'Event',
        hint: 'eventName of the call, where % stands for any text.',
        type: 'text',
        suggest: 'eventname',
        usual: '%',
      },
      {
        name: 'resource',
        title: 'Resource',
        hint: 'Name, id or ARN of what was touched, or a part of it; empty for all.',
        type: 'text',
        suggest: 'element_at(resources, 1).arn',
        usual: '',
      },
    ],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE coalesce(eventname, '') LIKE :event
  AND (
    :resource = ''
    OR strpos(requestparameters, :resource) > 0
    OR strpos(responseelements, :resource) > 0
    OR cardinality(filter(resources, r -> strpos(r.arn, :resource) > 0)) > 0
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'identity-activity',
    title: 'Everything one identity did',
    tells: 'All events of one user, role, session or service, in order of time.',
    none: 'No event was made by this identity.',
    group: 'Who and when',
    parameters: [identity, from, until],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  useridentity.accesskeyid AS access_key,
  useragent,
  requestparameters
FROM cloudtrail_logs
WHERE ${IS_IDENTITY}
  AND ${IN_WINDOW}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'key-activity',
    title: 'Everything one access key did',
    tells: 'All events that were signed with one access key, in order of time.',
    none: 'No event was signed with this access key.',
    group: 'Who and when',
    parameters: [
      {
        name: 'key',
        title: 'Access key',
        hint: 'Id of the key: AKIA… for one of a user, ASIA… for one of a session.',
        type: 'text',
        suggest: 'useridentity.accesskeyid',
      },
      from,
      until,
    ],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  useragent,
  requestparameters
FROM cloudtrail_logs
WHERE useridentity.accesskeyid = :key
  AND ${IN_WINDOW}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'address-activity',
    title: 'Everything from one address',
    tells: 'All events from one source address or network, whoever made them.',
    none: 'No event came from this address.',
    group: 'Who and when',
    parameters: [
      {
        name: 'address',
        title: 'Source address',
        hint: 'sourceIPAddress, where % stands for any text: 198.51.100.% is a whole network.',
        type: 'text',
        suggest: 'sourceipaddress',
      },
      from,
      until,
    ],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  useridentity.accesskeyid AS access_key,
  useragent,
  requestparameters
FROM cloudtrail_logs
WHERE sourceipaddress LIKE :address
  AND ${IN_WINDOW}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'session-activity',
    title: 'Everything one session did',
    tells: 'All events of one role session, also where the console made a new access key for each request.',
    none: 'No event belongs to this session.',
    group: 'Who and when',
    notes:
      'Sessions of one name are told apart by the time at which their credentials were made; access_key shows that several keys belong to one session.',
    parameters: [
      {
        name: 'session',
        title: 'Session',
        hint: 'principalId of the session (role id, colon, session name) or its assumed-role ARN.',
        type: 'text',
        suggest: 'CASE WHEN useridentity.sessioncontext IS NOT NULL THEN useridentity.principalid END',
      },
      {
        name: 'created',
        title: 'Made at',
        hint: 'creationDate of the session, as the records write it; empty for all sessions of the name.',
        type: 'text',
        suggest: 'useridentity.sessioncontext.attributes.creationdate',
        usual: '',
      },
    ],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  useridentity.sessioncontext.attributes.creationdate AS session_created,
  useridentity.accesskeyid AS access_key,
  requestparameters
FROM cloudtrail_logs
WHERE :session IN (useridentity.principalid, useridentity.arn)
  AND (:created = '' OR useridentity.sessioncontext.attributes.creationdate = :created)
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'first-and-last-seen',
    title: 'First and last seen, by identity and address',
    tells: 'When each identity was seen first and last from each address, and how much it did.',
    none: 'No event names an identity that fits.',
    group: 'Who and when',
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  sourceipaddress,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen,
  count(*) AS events,
  count_if(${FAILED}) AS failed,
  count(DISTINCT eventname) AS actions
FROM cloudtrail_logs
WHERE :identity = ''
  OR ${IS_IDENTITY}
GROUP BY 1, 2
ORDER BY first_seen, identity, sourceipaddress`,
  }),
  buildPreset({
    id: 'actions-of-identity',
    title: 'Which actions an identity used',
    tells: 'Each action of one identity or of all, how often it was called, how often it failed, and when.',
    none: 'No action was called by an identity that fits.',
    group: 'Who and when',
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  eventsource,
  eventname,
  count(*) AS calls,
  count_if(${FAILED}) AS failed,
  count(DISTINCT sourceipaddress) AS addresses,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE :identity = ''
  OR ${IS_IDENTITY}
GROUP BY 1, 2, 3
ORDER BY calls DESC, identity, eventsource, eventname`,
  }),
  buildPreset({
    id: 'activity-per-hour',
    title: 'Activity per hour',
    tells: 'How many events, failures and identities each hour had: peaks and gaps show at once.',
    none: 'No event was made by an identity that fits.',
    group: 'Who and when',
    parameters: [anyIdentity],
    sql: sql`
SELECT
  date_trunc('hour', ${TIME}) AS hour,
  count(*) AS events,
  count_if(${FAILED}) AS failed,
  count(
    DISTINCT ${IDENTITY}
  ) AS identities
FROM cloudtrail_logs
WHERE :identity = ''
  OR ${IS_IDENTITY}
GROUP BY 1
ORDER BY hour`,
  }),
  buildPreset({
    id: 'event-by-id',
    title: 'Find an event by its id',
    tells:
      'The event with an eventID, and all copies and parts of one request in the logs of other accounts.',
    none: 'No event has this id, as its own or as that of its request.',
    group: 'Who and when',
    parameters: [
      {
        name: 'id',
        title: 'Id',
        hint: 'eventID, requestID or sharedEventID.',
        type: 'text',
      },
    ],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  recipientaccountid,
  eventid,
  requestid,
  sharedeventid
FROM cloudtrail_logs
WHERE :id IN (eventid, requestid, sharedeventid)
ORDER BY eventtime, recipientaccountid`,
  }),
];
