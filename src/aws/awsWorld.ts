/** What requests need of the surroundings; nothing in this folder asks a person or reads settings by itself. */
export interface AwsWorld {
  readonly env: NodeJS.ProcessEnv;
  /** Asks for the code of an MFA device, named by its serial number or ARN. Rejects where the person gives up. */
  readonly askMfaCode: (serial: string) => Promise<string>;
  /** The editor's proxy; undefined where the environment decides. */
  readonly proxy?: string;
}
