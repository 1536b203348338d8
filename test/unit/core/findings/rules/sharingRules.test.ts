import type { CloudTrailRecord, JsonObject } from '../../../../../src/core/record/cloudTrailRecord';
import { createRecord, iamUser } from '../records';
import { testRule } from './fires';

function createCall(
  service: string,
  eventName: string,
  requestParameters: JsonObject,
  fields: JsonObject = {},
): CloudTrailRecord {
  return createRecord({
    eventSource: `${service}.amazonaws.com`,
    eventName,
    userIdentity: iamUser,
    readOnly: false,
    requestParameters,
    ...fields,
  });
}

function createShare(items: JsonObject[], fields: JsonObject = {}): CloudTrailRecord {
  const requestParameters = { snapshotId: 'snap-1', createVolumePermission: { add: { items } } };
  return createCall('ec2', 'ModifySnapshotAttribute', requestParameters, fields);
}

testRule(
  'security.shared-with-everybody',
  [
    {
      title: 'a snapshot',
      record: createShare([{ userId: '444455556666' }, { group: 'all' }]),
      path: ['requestParameters', 'createVolumePermission', 'add', 'items', 1],
      says: ['IAM user bob', 'shared snapshot "snap-1" with every AWS account'],
    },
    {
      title: 'an attempt',
      record: createShare([{ group: 'all' }], { errorCode: 'OperationNotPermitted' }),
      path: ['requestParameters', 'createVolumePermission', 'add', 'items', 0],
      says: ['(the call failed: "OperationNotPermitted")'],
    },
    {
      title: 'an image',
      record: createCall('ec2', 'ModifyImageAttribute', {
        imageId: 'ami-1',
        launchPermission: { add: { items: [{ group: 'all' }] } },
      }),
      path: ['requestParameters', 'launchPermission', 'add', 'items', 0],
      says: ['image "ami-1"'],
    },
    {
      title: 'a DB snapshot',
      record: createCall('rds', 'ModifyDBSnapshotAttribute', {
        dBSnapshotIdentifier: 'orders',
        attributeName: 'restore',
        valuesToAdd: ['all'],
      }),
      path: ['requestParameters', 'valuesToAdd', 0],
      says: ['DB snapshot "orders"'],
    },
    {
      title: 'a DB cluster snapshot without a name',
      record: createCall('rds', 'ModifyDBClusterSnapshotAttribute', { valuesToAdd: ['all'] }),
      path: ['requestParameters', 'valuesToAdd', 0],
      says: ['a DB cluster snapshot with every AWS account'],
    },
  ],
  [
    { title: 'a share with one account', record: createShare([{ userId: '444455556666' }]) },
    {
      title: 'a share that is taken back',
      record: createCall('ec2', 'ModifySnapshotAttribute', {
        createVolumePermission: { remove: { items: [{ group: 'all' }] } },
      }),
    },
    {
      title: 'the same words of another service',
      record: createCall('example', 'ModifySnapshotAttribute', {
        createVolumePermission: { add: { items: [{ group: 'all' }] } },
      }),
    },
    {
      title: 'a DB snapshot that is taken back',
      record: createCall('rds', 'ModifyDBSnapshotAttribute', { valuesToRemove: ['all'] }),
    },
    { title: 'names of every object', record: createCall('ec2', 'constructor', {}) },
  ],
);
