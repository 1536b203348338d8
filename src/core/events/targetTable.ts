/** A path as getTextAt takes it, and what the value names, in words. */
type Candidate = readonly [path: string, kind: string];

/** Where the requests of a service name what they act on, best first. Services not listed follow the general rule. */
export const targetTable: Readonly<Record<string, readonly Candidate[]>> = {
  apigateway: [['restApiId', 'REST API']],
  autoscaling: [['autoScalingGroupName', 'Auto Scaling group']],
  cloudtrail: [
    ['name', 'trail'],
    ['trailName', 'trail'],
    ['trailNameList', 'trail'],
    ['eventDataStore', 'event data store'],
  ],
  dynamodb: [['tableName', 'table']],
  ec2: [
    ['instancesSet.items.instanceId', 'instance'],
    ['resourcesSet.items.resourceId', 'resource'],
    ['instanceId', 'instance'],
    ['associationId', 'association'],
    ['attachmentId', 'attachment'],
    ['routeTableId', 'route table'],
    ['snapshotId', 'snapshot'],
    ['volumeId', 'volume'],
    ['imageId', 'image'],
    ['groupId', 'security group'],
    ['networkInterfaceId', 'network interface'],
    ['allocationId', 'address'],
  ],
  elasticloadbalancing: [
    ['loadBalancerArn', 'load balancer'],
    ['loadBalancerName', 'load balancer'],
    ['resourceArns', 'resource'],
  ],
  iam: [
    ['userName', 'IAM user'],
    ['roleName', 'role'],
    ['groupName', 'group'],
    ['policyArn', 'policy'],
    ['policyName', 'policy'],
    ['instanceProfileName', 'instance profile'],
  ],
  kms: [
    ['keyId', 'key'],
    ['aliasName', 'alias'],
  ],
  lambda: [['functionName', 'function']],
  rds: [
    ['dBSnapshotIdentifier', 'DB snapshot'],
    ['dBInstanceIdentifier', 'DB instance'],
    ['dBClusterIdentifier', 'DB cluster'],
  ],
  route53: [['hostedZoneId', 'hosted zone']],
  s3: [
    ['bucketName', 'bucket'],
    ['bucket', 'bucket'],
  ],
  secretsmanager: [
    ['secretId', 'secret'],
    ['name', 'secret'],
  ],
  sns: [
    ['topicArn', 'topic'],
    ['subscriptionArn', 'subscription'],
  ],
  sqs: [
    ['queueUrl', 'queue'],
    ['queueName', 'queue'],
  ],
  ssm: [
    ['instanceId', 'instance'],
    ['documentName', 'document'],
    ['resourceId', 'resource'],
  ],
  sts: [['roleArn', 'role']],
  workdocs: [
    ['UserId', 'WorkDocs user'],
    ['userSid', 'WorkDocs user'],
    ['DocumentId', 'file'],
    ['FolderId', 'folder'],
    ['ResourceId', 'file or folder'],
    ['Name', 'name'],
    ['ParentFolderId', 'folder'],
    ['Username', 'WorkDocs user'],
    ['SubscriptionId', 'subscription'],
    ['OrganizationId', 'site'],
    ['directoryId', 'directory'],
    ['alias', 'site'],
    ['id', 'site'],
  ],
};
