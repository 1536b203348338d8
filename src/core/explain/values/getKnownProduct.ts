/**
 * - `security`: made to test or attack accounts
 * - `tool`: what a person or a pipeline runs
 * - `sdk`: a library of AWS inside some program
 * - `library`: a general HTTP library
 */
export type ProductKind = 'security' | 'tool' | 'sdk' | 'library';

/** A program or library that names itself in user agents. */
export interface KnownProduct {
  readonly name: string;
  /** What it is for, where its name does not say so; follows the name after a comma. */
  readonly gloss?: string;
  readonly kind: ProductKind;
}

type Row = readonly [token: string, name: string, gloss?: string];

const SECURITY: readonly Row[] = [
  ['trufflehog', 'TruffleHog', 'which tries keys that it found'],
  ['pacu', 'Pacu', 'an exploitation framework'],
  ['scoutsuite', 'ScoutSuite', 'an auditing tool'],
  ['prowler', 'Prowler', 'an auditing tool'],
  ['cloudfox', 'CloudFox', 'which looks for ways to attack'],
  ['enumerate-iam', 'enumerate-iam', 'which tries what a key may do'],
  ['leonidas', 'Leonidas', 'which simulates attacks'],
  ['sqlmap', 'sqlmap'],
  ['nuclei', 'Nuclei', 'a vulnerability scanner'],
];

const TOOLS: readonly Row[] = [
  ['aws-cli', 'AWS CLI'],
  ['terraform', 'Terraform'],
  ['opentofu', 'OpenTofu'],
  ['terraform-provider-aws', 'the AWS provider of Terraform'],
  ['pulumi', 'Pulumi'],
  ['pulumi-aws', 'the AWS provider of Pulumi'],
  ['aws-cdk', 'AWS CDK'],
  ['aws-cdk-cli', 'AWS CDK'],
  ['cdk', 'AWS CDK'],
  ['aws-sam-cli', 'AWS SAM CLI'],
  ['samcli', 'AWS SAM CLI'],
  ['aws-chalice', 'AWS Chalice'],
  ['cloudcustodian', 'Cloud Custodian'],
  ['ansible', 'Ansible'],
  ['packer', 'Packer'],
  ['vault', 'HashiCorp Vault'],
  ['serverless', 'Serverless Framework'],
  ['eksctl', 'eksctl'],
  ['kubectl', 'kubectl'],
  ['kubernetes', 'Kubernetes'],
  ['karpenter', 'Karpenter'],
  ['karpenter.sh', 'Karpenter'],
  ['cluster-autoscaler', 'the Kubernetes cluster autoscaler'],
  ['aws-cloud-controller-manager', 'the AWS cloud controller of Kubernetes'],
  ['elbv2.k8s.aws', 'the AWS load balancer controller of Kubernetes'],
  ['amazon-vpc-cni-k8s', 'the VPC network plug-in of Kubernetes'],
  ['amazon-ssm-agent', 'SSM Agent on a managed machine'],
  ['amazon-ecs-agent', 'the ECS agent on a container instance'],
  ['amazon-cloudwatch-agent', 'the CloudWatch agent'],
  ['cloudwatchagent', 'the CloudWatch agent'],
  ['aws-toolkit-for-vscode', 'AWS Toolkit for Visual Studio Code'],
  ['aws-toolkit-vscode', 'AWS Toolkit for Visual Studio Code'],
  ['aws-toolkit-for-jetbrains', 'AWS Toolkit for JetBrains'],
  ['aws-toolkit-for-visualstudio', 'AWS Toolkit for Visual Studio'],
  ['aws-tools', 'AWS Tools for PowerShell'],
  ['awspowershell', 'AWS Tools for PowerShell'],
  ['awspowershell.netcore', 'AWS Tools for PowerShell'],
  ['awspowershell.common', 'AWS Tools for PowerShell'],
  ['cyberduck', 'Cyberduck', 'a file transfer program'],
  ['rclone', 'rclone', 'a copying program'],
  ['s3browser', 'S3 Browser', 'a file transfer program'],
  ['winscp', 'WinSCP', 'a file transfer program'],
  ['filezilla', 'FileZilla', 'a file transfer program'],
  ['cloudberry', 'CloudBerry', 'a backup program'],
  ['s3cmd', 's3cmd'],
  ['s3fs', 's3fs', 'which mounts buckets'],
  ['goofys', 'goofys', 'which mounts buckets'],
  ['mountpoint-s3', 'Mountpoint for Amazon S3'],
  ['minio', 'a MinIO client'],
  ['hadoop', 'Hadoop'],
  ['steampipe', 'Steampipe'],
  ['powerpipe', 'Powerpipe'],
  ['granted', 'Granted'],
  ['aws-vault', 'aws-vault'],
  ['saml2aws', 'saml2aws'],
  ['datadog', 'Datadog'],
  ['grafana', 'Grafana'],
  ['postmanruntime', 'Postman'],
];

const SDKS: readonly Row[] = [
  ['boto3', 'Boto3 (AWS SDK for Python)'],
  ['botocore', 'botocore (AWS SDK for Python)'],
  ['boto', 'Boto 2 (an old AWS SDK for Python)'],
  ['aiobotocore', 'aiobotocore (AWS SDK for Python)'],
  ['aws-sdk-java', 'AWS SDK for Java'],
  ['aws-sdk-kotlin', 'AWS SDK for Kotlin'],
  ['aws-sdk-android', 'AWS SDK for Android'],
  ['aws-sdk-ios', 'AWS SDK for iOS'],
  ['aws-sdk-swift', 'AWS SDK for Swift'],
  ['aws-sdk-go', 'AWS SDK for Go'],
  ['aws-sdk-go-v2', 'AWS SDK for Go'],
  ['aws-sdk-js', 'AWS SDK for JavaScript'],
  ['aws-sdk-nodejs', 'AWS SDK for JavaScript (Node.js)'],
  ['aws-sdk-php', 'AWS SDK for PHP'],
  ['aws-sdk-php2', 'AWS SDK for PHP'],
  ['aws-sdk-ruby', 'AWS SDK for Ruby'],
  ['aws-sdk-ruby2', 'AWS SDK for Ruby'],
  ['aws-sdk-ruby3', 'AWS SDK for Ruby'],
  ['aws-sdk-rust', 'AWS SDK for Rust'],
  ['aws-sdk-cpp', 'AWS SDK for C++'],
  ['aws-sdk-dotnet', 'AWS SDK for .NET'],
  ['aws-sdk-net', 'AWS SDK for .NET'],
  ['aws-internal', 'AWS’s own tooling'],
  ['coral', 'Coral', 'the framework inside AWS services'],
];

const LIBRARIES: readonly Row[] = [
  ['jakarta', 'Jakarta Commons HttpClient (Java)'],
  ['apache-httpclient', 'Apache HttpClient (Java)'],
  ['python-requests', 'Requests (Python)'],
  ['python-urllib', 'urllib (Python)'],
  ['curl', 'curl'],
  ['wget', 'Wget'],
  ['go-http-client', 'a Go program'],
  ['axios', 'axios (JavaScript)'],
  ['node-fetch', 'node-fetch (JavaScript)'],
  ['okhttp', 'OkHttp (Java)'],
];

function toEntries(rows: readonly Row[], kind: ProductKind): readonly (readonly [string, KnownProduct])[] {
  return rows.map(([token, name, gloss]) => [
    token,
    gloss === undefined ? { name, kind } : { name, gloss, kind },
  ]);
}

const PRODUCTS: ReadonlyMap<string, KnownProduct> = new Map([
  ...toEntries(LIBRARIES, 'library'),
  ...toEntries(SDKS, 'sdk'),
  ...toEntries(TOOLS, 'tool'),
  ...toEntries(SECURITY, 'security'),
]);

/** A product by its name in a user agent, whatever the case; undefined for names that are not listed. */
export function getKnownProduct(name: string): KnownProduct | undefined {
  const token = name.slice(0, 64).toLowerCase();
  if (token.startsWith('stratus-red-team')) {
    return { name: 'Stratus Red Team', gloss: 'which simulates attacks', kind: 'security' };
  }
  // .NET writes its version into the name: aws-sdk-dotnet-45, aws-sdk-dotnet-coreclr.
  return PRODUCTS.get(token) ?? PRODUCTS.get(token.replace(/^(aws-sdk-(?:dotnet|net|ios))-.*$/, '$1'));
}
