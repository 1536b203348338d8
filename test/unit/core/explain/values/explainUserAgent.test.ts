import assert from 'node:assert/strict';
import { explainUserAgent } from '../../../../../src/core/explain/values/explainUserAgent';
import { parseUserAgent } from '../../../../../src/core/explain/values/parseUserAgent';
import { toPlain, toPlainBody, toPlainFacts } from './toPlain';

describe('parseUserAgent', () => {
  it('keeps products and comments apart', () => {
    assert.deepEqual(parseUserAgent('[aws-sdk-go/1.41.4 (go1.18.3; linux (x)) md/a#b agent/]'), {
      products: [
        { name: 'aws-sdk-go', version: '1.41.4' },
        { name: 'md', version: 'a#b' },
        { name: 'agent', version: '' },
      ],
      comments: ['go1.18.3; linux (x)'],
      isCut: false,
    });
  });

  it('reads on where a bracket never closes', () => {
    assert.deepEqual(parseUserAgent('a/1 (b').comments, ['b']);
    assert.deepEqual(parseUserAgent('a/1 ) b/2').products.length, 3);
  });

  it('reads no more than 4,096 characters', () => {
    const parts = parseUserAgent('a/1 '.repeat(100_000));
    assert.equal(parts.products.length, 1024);
    assert.equal(parts.isCut, true);
  });
});

describe('explainUserAgent', () => {
  const rows: readonly (readonly [string, string])[] = [
    [
      'aws-cli/2.13.5 Python/3.11.4 Linux/4.14.255-314-253.539.amzn2.x86_64 exec-env/CloudShell exe/x86_64.amzn.2 prompt/off command/ec2.stop-instances',
      'AWS CLI 2.13.5 on Amazon Linux 2, in AWS CloudShell, command `ec2 stop-instances`.',
    ],
    ['[aws-cli/1.18.136 Python/3.8.5 Darwin/19.5.0 botocore/1.17.59]', 'AWS CLI 1.18.136 on macOS 10.15.'],
    [
      'aws-cli/2.15.30 md/awscrt#0.19.19 ua/2.0 os/windows#10 md/arch#amd64 lang/python#3.11.8 cfg/retry-mode#standard md/prompt#off md/command#s3.ls',
      'AWS CLI 2.15.30 on Windows 10, command `s3 ls`.',
    ],
    [
      'Boto3/1.26.165 Python/3.10.6 Linux/5.19.0-46-generic Botocore/1.29.165',
      'A program with Boto3 (AWS SDK for Python) 1.26.165 on Linux.',
    ],
    [
      'Boto3/1.9.89 Python/2.7.12 Linux/4.14.77-70.59.amzn1.x86_64 exec-env/AWS_Lambda_python2.7 Botocore/1.12.89',
      'A program with Boto3 (AWS SDK for Python) 1.9.89 on Amazon Linux 1, in a Lambda function (`python2.7`).',
    ],
    [
      'APN/1.0 HashiCorp/1.0 Terraform/1.1.2 (+https://www.terraform.io) terraform-provider-aws/3.76.1 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go/1.44.157 (go1.19.3; linux; amd64)',
      'Terraform 1.1.2 on Linux.',
    ],
    [
      'aws-sdk-go-v2/1.17.0 os/linux lang/go/1.18.10 md/GOOS/linux api/ec2/1.63.1',
      'A program with AWS SDK for Go 1.17.0 on Linux.',
    ],
    [
      'aws-sdk-nodejs/2.1 linux/v16.1 promise',
      'A program with AWS SDK for JavaScript (Node.js) 2.1 on Linux.',
    ],
    [
      'aws-sdk-js/3.400.0 ua/2.0 os/macos#22.6.0 lang/js md/nodejs#18.17.0',
      'A program with AWS SDK for JavaScript 3.400.0 on macOS 13.',
    ],
    ['aws-sdk-java/2.17.1 Linux/5.4 OpenJDK', 'A program with AWS SDK for Java 2.17.1 on Linux.'],
    ['aws-sdk-dotnet-coreclr/3.7.0', 'A program with AWS SDK for .NET 3.7.0.'],
    ['aws-sdk-php/3.1', 'A program with AWS SDK for PHP 3.1.'],
    ['aws-sdk-ruby3/3.1', 'A program with AWS SDK for Ruby 3.1.'],
    ['aws-sdk-rust/1.0 os/linux lang/rust/1.7', 'A program with AWS SDK for Rust 1.0 on Linux.'],
    ['Pulumi/3.0 (3.1) aws-sdk-go/1.4', 'Pulumi 3.0.'],
    ['CloudCustodian(net-change)/0.9.2 Python/3.8.3', 'Cloud Custodian 0.9.2.'],
    ['kubernetes/v1.21.5 aws-sdk-go/1.40', 'Kubernetes v1.21.5.'],
    ['eksctl/0.150', 'eksctl 0.150.'],
    ['AWS-Toolkit-For-VSCode/1.2 Visual-Studio-Code/1.8', 'AWS Toolkit for Visual Studio Code 1.2.'],
    ['[S3 Browser/11.6.7 (https://s3browser.com)]', 'S3 Browser 11.6.7, a file transfer program.'],
    [
      'Cyberduck/8.5.0.39325 (Mac OS X/13.2) (x86_64)',
      'Cyberduck 8.5.0.39325, a file transfer program, on macOS.',
    ],
    ['rclone/v1.62.2', 'rclone v1.62.2, a copying program.'],
    ['Coral/Netty4', 'A program with Coral Netty4, the framework inside AWS services.'],
    ['Jakarta Commons-HttpClient/3.1', 'A program with Jakarta Commons HttpClient (Java).'],
    ['my-tool/1', 'A program that we do not know, `my-tool`.'],
    ['', 'No user agent was recorded.'],
    [
      'AWS Internal',
      'AWS made the request from inside, for the caller or in the console; the program is not recorded.',
    ],
    ['signin.amazonaws.com', 'The AWS sign-in page made the request.'],
    [
      'console.amazonaws.com',
      'The AWS Management Console made the request, for somebody who worked in a browser.',
    ],
    [
      'console.ec2.amazonaws.com',
      'The Amazon EC2 console made the request, for somebody who worked in a browser.',
    ],
    [
      'cloudformation.amazonaws.com',
      'The AWS service `cloudformation.amazonaws.com` (AWS CloudFormation) made the request.',
    ],
    [
      '[S3Console/0.4]',
      'The `S3Console/0.4` part of the AWS Management Console made the request, for somebody who worked in a browser.',
    ],
    [
      'RDS Console, aws-internal/3 aws-sdk-java/1.11.975',
      'The `RDS Console` part of the AWS Management Console made the request, for somebody who worked in a browser.',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36',
      'Chrome 114 on macOS.',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36 Edg/119.0.2151.58',
      'Edge 119 on Windows 10 or 11.',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
      'Safari 17 on iPhone.',
    ],
    [
      'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:102.0) Gecko/20100101 Firefox/102.0',
      'Firefox 102 on Ubuntu Linux.',
    ],
  ];
  for (const [text, expected] of rows) {
    it(`says ${expected}`, () => {
      assert.equal(toPlain(explainUserAgent(text).body[0]), expected);
    });
  }

  it('asks for a look at systems for penetration tests', () => {
    const kali = 'aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0-kali5-amd64 source/x86_64.kali.2023';
    assert.match(
      toPlainBody(explainUserAgent(kali)),
      /on Kali Linux\. Kali Linux is a system for penetration tests/,
    );
    const parrot = 'Boto3/1.26 Python/3.9 Linux/5.18.0-14parrot1-amd64 Botocore/1.29';
    assert.match(toPlainBody(explainUserAgent(parrot)), /Parrot OS is a system for penetration tests/);
    const policy = 'CloudCustodian(kali)/0.9.2 Python/3.8.3 Linux/5.4 app/kali';
    assert.doesNotMatch(toPlainBody(explainUserAgent(policy)), /penetration/);
    assert.doesNotMatch(toPlainBody(explainUserAgent('x/1 Linux/5.4-alkaline-kalina')), /penetration/);
  });

  it('asks for a look at tools of attackers', () => {
    const body = toPlainBody(explainUserAgent('stratus-red-team_11a6ef34-e130-4579-a1d3-79c915cee6ec'));
    assert.match(body, /^Stratus Red Team, which simulates attacks\. It is a tool of security tests/);
  });

  it('says that a text of exactly 1,024 bytes was cut', () => {
    const cut = /exactly 1,024 bytes/;
    assert.match(toPlainBody(explainUserAgent(`my-tool/${'1'.repeat(1016)}`)), cut);
    assert.match(toPlainBody(explainUserAgent(`my-tool/${'é'.repeat(508)}`)), cut);
    assert.doesNotMatch(toPlainBody(explainUserAgent(`my-tool/${'1'.repeat(1015)}`)), cut);
  });

  it('lists what the text names', () => {
    const facts = toPlainFacts(
      explainUserAgent('Boto3/1.26.165 Python/3.10.6 Linux/5.19.0-46-azure Botocore/1.29.165 app/billing'),
    );
    assert.deepEqual(facts, {
      'Programs named': 'Boto3 (AWS SDK for Python) 1.26.165, botocore (AWS SDK for Python) 1.29.165',
      Language: '`Python 3.10.6`',
      System: 'Linux on Microsoft Azure',
      'Application id': '`billing`',
    });
  });

  it('comes to the end of hostile text', () => {
    for (const piece of ['(', ')', 'Trident/', 'Version/1', 'Mozilla/5.0 ', '[', 'a/', 'kali']) {
      const text = piece.repeat(200_000);
      assert.notEqual(explainUserAgent(text).body.length, 0);
      assert.notEqual(explainUserAgent(`Mozilla/${text}`).body.length, 0);
    }
  });
});
