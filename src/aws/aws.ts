/** Everything that brings the SDK with it, and what is of use only then: imported late, as one chunk, with the first request. */
export { findTrails } from './cloudtrail/findTrails';
export type { FoundTrail } from './cloudtrail/findTrails';
export { getProfiles, getProfileSettings } from './credentials/awsConfig';
export type { AwsProfile } from './credentials/awsConfig';
export { loadObjects } from './load/loadObjects';
export type { Loaded } from './load/loadObjects';
export { planLoad } from './load/planLoad';
export type { LoadPlan } from './load/planLoad';
export { createObjectStore } from './s3/createObjectStore';
