/** Everything that brings the SDK with it, and what is of use only then: imported late, as one chunk, with the first request. */
export type { FoundTrail } from './cloudtrail/findTrails';
export { findTrailsOfRegions } from './cloudtrail/findTrailsOfRegions';
export type { FoundTrails } from './cloudtrail/findTrailsOfRegions';
export { lookupEvents } from './cloudtrail/lookupEvents';
export type { EventQuery, HistoryEvent, LookUpOptions } from './cloudtrail/lookupEvents';
export { saveEvents } from './cloudtrail/saveEvents';
export type { SavedEvents } from './cloudtrail/saveEvents';
export { getProfiles, getProfileSettings, getSignInCommand } from './credentials/awsConfig';
export type { AwsProfile } from './credentials/awsConfig';
export { listPublicKeys } from './cloudtrail/listPublicKeys';
export { findEvidence } from './integrity/findEvidence';
export { hashLogs, readDigests } from './integrity/readEvidence';
export { loadObjects } from './load/loadObjects';
export type { Loaded } from './load/loadObjects';
export { planLoad } from './load/planLoad';
export type { LoadPlan } from './load/planLoad';
export { createObjectStore } from './s3/createObjectStore';
