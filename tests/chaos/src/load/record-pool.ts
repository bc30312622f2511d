import type { Random } from '../run/random.js';
import type { OpenRecord, RecordStory } from './record-stories.js';

/** Records that are open, each with one story at most: their versions are known without asking. */
export class RecordPool {
  private readonly free = new Map<string, OpenRecord[]>();
  private targets = new Map<string, number>();

  add({ of }: RecordStory, record: OpenRecord): void {
    this.free.set(of, [...(this.free.get(of) ?? []), record]);
  }

  /** Undefined if every one is being worked on. */
  take({ of }: RecordStory, random: Random): OpenRecord | undefined {
    const all = this.free.get(of) ?? [];
    return all.splice(random.below(all.length || 1), 1)[0];
  }

  /** As many as there are now shall there be, where their number is to stay. */
  settle(): void {
    this.targets = new Map([...this.free].map(([of, all]) => [of, all.length]));
  }

  isShortOf({ of }: RecordStory): boolean {
    return (this.free.get(of)?.length ?? 0) < (this.targets.get(of) ?? 0);
  }

  countOf({ of }: RecordStory): number {
    return this.free.get(of)?.length ?? 0;
  }
}

interface Body extends Record<string, unknown> {
  id?: unknown;
  version?: unknown;
  stage?: unknown;
  pause?: unknown;
}

/** From an answer that says where it stands. */
export const openRecord = ({ id, version, stage, pause, ...facts }: Body): OpenRecord => ({
  id: String(id),
  version: Number(version),
  stage: String(stage),
  paused: pause !== undefined && pause !== null,
  facts,
});
