import { randomUUID } from 'node:crypto';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import type { RunningStack } from '@oln/testing';
import { COMMUNE } from '../../load/office.js';
import { ELSEWHERE } from './poisons.js';

type Body = Record<string, unknown>;

/** Parked messages as an operator of the house sees and replays them: by the public API. */
export class ParkedDoor {
  private constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  static async open({ base, secrets }: RunningStack): Promise<ParkedDoor> {
    const communes = [COMMUNE, ELSEWHERE];
    const principal = { person: 'operadora-1', roles: ['operator', 'coordinator'], communes, kind: 'person' } as const;
    const token = await issueDevToken({ ...principal, roles: [...principal.roles] }, loadKeyRing(secrets.keysFile));
    return new ParkedDoor(`${base}/api`, token);
  }

  /** Ids of all that wait. */
  async list(service: string): Promise<Set<string>> {
    const ids = new Set<string>();
    for (let cursor = ''; ;) {
      const page = await this.call('GET', `/${service}/v1/parked-messages?limit=200${cursor}`);
      for (const { id } of (page.items ?? []) as { id: string }[]) ids.add(id);
      if (!page.next) return ids;
      cursor = `&cursor=${encodeURIComponent(String(page.next))}`;
    }
  }

  /** True: its effect is there now. */
  async replay(service: string, id: string): Promise<boolean> {
    return (await this.call('POST', `/${service}/v1/parked-messages/${id}/replay`, {})).done === true;
  }

  /** Where nobody was there is an office now. */
  async openOffice(): Promise<void> {
    const somebody = { roles: ['coordinator'], caseloads: [], active: true };
    await this.call('PUT', `/gateway/v1/communes/${ELSEWHERE}/staff/coordinadora-9`, somebody);
  }

  private async call(method: string, path: string, body?: Body): Promise<Body> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}`, 'accept-language': 'es' };
    if (body) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': randomUUID() });
    const sent = { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(30_000) };
    const answer = await fetch(`${this.base}${path}`, sent);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
    return text === '' ? {} : (JSON.parse(text) as Body);
  }
}
