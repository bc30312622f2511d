import type { ApiClient } from '@oln/testing';
import { SnapshotTaking } from '../snapshot/snapshot-taking.service.js';
import type { SnapshotDto } from '../snapshot/snapshot.dto.js';
import { body, type ReportingHouse } from './reporting-house.spec.js';

/** Of each commune: takes the figures of every quarter that had ended by then. Holds no tests. */
export async function takeSnapshots(house: ReportingHouse, before: string): Promise<void> {
  let isLeft = true;
  while (isLeft) ({ isLeft } = await house.monitoring(() => house.get(SnapshotTaking).goOn(before)));
}

/** The coordinator of one commune at work on one quarter. */
export class Signing {
  private constructor(
    readonly coordinator: ApiClient,
    private readonly query: string,
  ) {}

  static async of(house: ReportingHouse, commune: string, quarter: string): Promise<Signing> {
    const coordinator = await house.as(`coordinadora-${commune}`, ['coordinator'], [commune]);
    return new Signing(coordinator, `commune=${commune}&quarter=${quarter}`);
  }

  async snapshot(): Promise<SnapshotDto> {
    return body(await this.coordinator.get<{ items: SnapshotDto[] }>(`/snapshots?${this.query}`)).items[0]!;
  }

  retake(): Promise<SnapshotDto> {
    return this.step('retaking', { reason: 'late-facts' });
  }

  sign(): Promise<SnapshotDto> {
    return this.step('signature', {});
  }

  private async step(step: string, told: object): Promise<SnapshotDto> {
    const { id, version: ifMatch } = await this.snapshot();
    return body(await this.coordinator.post<SnapshotDto>(`/snapshots/${id}/${step}`, told, { ifMatch }));
  }
}
