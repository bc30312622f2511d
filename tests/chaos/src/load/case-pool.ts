import type { Random } from '../run/random.js';
import type { Office } from './office.js';

export interface OpenCase {
  id: string;
  version: number;
  personInCharge: string;
  paused: boolean;
}

/** Open cases, each with one story at most: their versions are known without asking. */
export class CasePool {
  private readonly free = new Map<string, OpenCase>();

  /** Reads all of the commune's open cases, as they stand now. */
  async fill(office: Office): Promise<number> {
    this.free.clear();
    let cursor: unknown = '';
    while (cursor !== undefined && cursor !== null) {
      const from = cursor ? `&cursor=${encodeURIComponent(String(cursor))}` : '';
      const page = await office.coordinator.read(`/cases/v1/cases?stage=invitation&limit=200${from}`);
      for (const item of (page?.body.items ?? []) as CaseItem[]) this.add(item);
      cursor = page?.body.next;
    }
    return this.free.size;
  }

  /** Undefined if every case is being worked on. */
  take(random: Random): OpenCase | undefined {
    const chosen = random.pick([...this.free.values()]);
    if (chosen) this.free.delete(chosen.id);
    return chosen;
  }

  giveBack(file: OpenCase): void {
    this.free.set(file.id, file);
  }

  /** After a refusal: as it stands now. */
  async refresh(file: OpenCase, office: Office): Promise<void> {
    const answer = await office.coordinator.read(`/cases/v1/cases/${file.id}`);
    if (answer && answer.status < 300) Object.assign(file, openCase(answer.body as unknown as CaseItem));
  }

  private add(item: CaseItem): void {
    this.free.set(item.id, openCase(item));
  }
}

const openCase = ({ id, version, personInCharge, pause }: CaseItem): OpenCase => ({
  id,
  version,
  personInCharge,
  paused: pause !== undefined,
});

interface CaseItem {
  id: string;
  version: number;
  personInCharge: string;
  pause?: object;
}
