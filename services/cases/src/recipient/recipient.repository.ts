import { Injectable } from '@nestjs/common';
import { lockByName, type Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { RecipientRow } from './recipient.entity.js';
import { inForce, type Recipient } from './recipient.js';

/** The only file that touches the table `recipients`. */
@Injectable()
export class RecipientRepository {
  async inForce(tx: Tx, commune: string): Promise<Recipient[]> {
    const rows = await tx.manager.find(RecipientRow, { where: { commune: In([commune, '*']) } });
    const shipped = rows.filter((row) => row.commune === '*').map((row) => ({ ...recipientOf(row), version: 0 }));
    return inForce(shipped, rows.filter((row) => row.commune === commune).map(recipientOf));
  }

  /** Version of the office's own entry; 0 if it has none yet. Two who enter it at once come one after the other. */
  async lockVersion(
    tx: Tx,
    commune: string,
    { institution, level }: Pick<Recipient, 'institution' | 'level'>,
  ): Promise<number> {
    await lockByName(tx, `recipient ${commune} ${institution} ${level}`);
    const row = await tx.manager.findOne(RecipientRow, { where: { commune, institution, level } });
    return row?.version ?? 0;
  }

  async put(tx: Tx, commune: string, recipient: Recipient): Promise<void> {
    const { title, email, people, ...rest } = recipient;
    const row = { ...rest, commune, titleEs: title.es, titleEn: title.en, email: email ?? null, people: [...people] };
    await tx.manager.upsert(RecipientRow, row, ['commune', 'institution', 'level']);
  }
}

const recipientOf = (row: RecipientRow): Recipient => ({
  institution: row.institution,
  level: row.level,
  scope: row.scope,
  title: { es: row.titleEs, en: row.titleEn },
  email: row.email ?? undefined,
  people: row.people,
  active: row.active,
  version: row.version,
});
