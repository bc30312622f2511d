/** A user as the kernel knows it. */
export interface Owner {
  uid: number;
  gid: number;
}

/** How a process is begun. */
export interface Launch {
  command: string;
  /** A function is asked on each start anew. */
  args: string[] | (() => string[]);
  env: Record<string, string>;
  /** Another user than ours. */
  owner?: Owner;
}

export type Progress = (text: string) => void;

/** A part of the stack, as the table (parts.ts) describes it. */
export interface PartDefinition {
  /** `intake`, its second replica `intake-2`. */
  name: string;
  /** Parts that must be ready before: `intake` stands for all its replicas. */
  after: readonly string[];
  /** Makes what the process needs (files, tables), once, and says how it is begun. */
  prepare(progress: Progress): Promise<Launch>;
  /** Asked until it says yes: then the part is ready. Asked on and on afterwards, for `status`. */
  probe(): Promise<boolean>;
  /** Once, after the first start, before others may build on it. */
  settle?(): Promise<void>;
  stopSignal: NodeJS.Signals;
  graceMs: number;
  /** The first is the one that people are told. */
  ports: number[];
  logFile: string;
}

export interface PartState {
  name: string;
  state: 'waiting' | 'starting' | 'ready' | 'restarting' | 'stopping' | 'stopped' | 'failed';
  /** What its probe said last, while it is ready. */
  healthy: boolean;
  pid?: number;
  /** Kernel's start time of the process, to tell it from another that got its number. */
  identity?: string;
  port?: number;
  restarts: number;
  since: string;
  lastExit?: string;
}

export const baseName = (part: string): string => part.replace(/-\d+$/, '');
