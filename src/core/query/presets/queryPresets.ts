import type { QueryPreset } from '../queryPreset';
import { activityPresets } from './activityPresets';
import { changePresets } from './changePresets';
import { crossAccountPresets } from './crossAccountPresets';
import { exposurePresets } from './exposurePresets';
import { failurePresets } from './failurePresets';
import { footholdPresets } from './footholdPresets';
import { identityPresets } from './identityPresets';
import { loggingPresets } from './loggingPresets';
import { redactionPresets } from './redactionPresets';
import { rolePresets } from './rolePresets';
import { signInPresets } from './signInPresets';
import { unusualPresets } from './unusualPresets';
import { workDocsContentPresets } from './workDocsContentPresets';
import { workDocsSharingPresets } from './workDocsSharingPresets';
import { workDocsSitePresets } from './workDocsSitePresets';
import { workDocsUserPresets } from './workDocsUserPresets';

/** All ready questions, in the order in which the palette lists them; ids are unique. */
export const queryPresets: readonly QueryPreset[] = [
  ...activityPresets,
  ...failurePresets,
  ...signInPresets,
  ...crossAccountPresets,
  ...changePresets,
  ...loggingPresets,
  ...exposurePresets,
  ...footholdPresets,
  ...identityPresets,
  ...rolePresets,
  ...unusualPresets,
  ...redactionPresets,
  ...workDocsContentPresets,
  ...workDocsSharingPresets,
  ...workDocsUserPresets,
  ...workDocsSitePresets,
];
