import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { decodeCursor, pageOf, SealedText, withinReach, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { OrganizationRow } from './organization.entity.js';
import { OrganizationErrors } from './organization.errors.js';
import type { Organization } from './organization.js';

/** Parameters of one statement are limited. */
const AT_ONCE = 500;

/** The only file that touches the table `organizations`. */
@Injectable()
export class OrganizationRepository {
  constructor(private readonly sealed: SealedText) {}

  /** Throws ORGANIZATION.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Organization> {
    return this.found(await tx.manager.findOne(OrganizationRow, { where: { id } }));
  }

  async find(tx: Tx, id: string): Promise<Organization | undefined> {
    const row = await tx.manager.findOne(OrganizationRow, { where: { id } });
    return row ? this.organizationOf(row) : undefined;
  }

  async several(tx: Tx, ids: readonly string[]): Promise<Organization[]> {
    if (ids.length === 0) return [];
    const rows = await tx.manager.find(OrganizationRow, {
      where: { id: In([...ids]) },
      order: { name: 'ASC', id: 'ASC' },
    });
    return rows.map((row) => this.organizationOf(row));
  }

  /** One change at a time. What another office keeps can be seen here, and is refused as such. */
  async lock(tx: Tx, id: string): Promise<Organization> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await tx.manager.findOne(OrganizationRow, { where: { id }, lock });
    if (row) return this.organizationOf(row);
    await this.get(tx, id);
    throw new RefusedError(refuse(OrganizationErrors.OF_ANOTHER_OFFICE));
  }

  async insert(tx: Tx, organization: Organization): Promise<void> {
    await tx.manager.insert(OrganizationRow, this.rowOf(organization));
  }

  async insertAll(tx: Tx, organizations: readonly Organization[]): Promise<void> {
    for (let at = 0; at < organizations.length; at += AT_ONCE)
      await tx.manager.insert(
        OrganizationRow,
        organizations.slice(at, at + AT_ONCE).map((one) => this.rowOf(one)),
      );
  }

  /** What the map has of a data set: by the id there, its own id and what the source last said. */
  async ofSource(
    tx: Tx,
    commune: string,
    source: string,
  ): Promise<Map<string, { id: string; sourceMark: string | null }>> {
    const sql = 'select id, source_id, source_mark from organizations where commune = $1 and source = $2';
    const rows = await tx.query<{ id: string; source_id: string; source_mark: string | null }>(sql, [commune, source]);
    return new Map(rows.map((row) => [row.source_id, { id: row.id, sourceMark: row.source_mark }]));
  }

  async save(tx: Tx, organization: Organization): Promise<void> {
    const { id, ...row } = this.rowOf(organization);
    await tx.manager.update(OrganizationRow, { id }, row);
  }

  /** Of the office's own map, by name. An office knows some hundreds: a part of a name is looked for among them. */
  async list(tx: Tx, part: string | undefined, page: PageQuery): Promise<Page<Organization>> {
    const query = tx.manager.createQueryBuilder(OrganizationRow, 'row').where(withinReach(tx, 'row.commune'));
    if (part) query.andWhere('position(lower(:part) in lower(row.name)) > 0', { part });
    const after = decodeCursor(page.cursor, 2);
    if (after) query.andWhere('(row.name, row.id) > (:name, :id)', { name: after[0], id: after[1] });
    const rows = await query
      .orderBy('row.name')
      .addOrderBy('row.id')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(
      rows,
      page.limit,
      ({ name, id }) => [name, id],
      (row) => this.organizationOf(row),
    );
  }

  private found(row: OrganizationRow | null): Organization {
    if (!row) throw new RefusedError(refuse(OrganizationErrors.NOT_FOUND));
    return this.organizationOf(row);
  }

  private rowOf({ contactEmail, ...facts }: Organization): OrganizationRow {
    return {
      ...facts,
      alternateName: facts.alternateName ?? null,
      description: facts.description ?? null,
      website: facts.website ?? null,
      source: facts.source ?? null,
      sourceId: facts.sourceId ?? null,
      sourceMark: facts.sourceMark ?? null,
      contactEmailSealed: this.sealed.seal(contactEmail, placeOf(facts.id)),
    };
  }

  private organizationOf({ contactEmailSealed, ...row }: OrganizationRow): Organization {
    return {
      ...row,
      alternateName: row.alternateName ?? undefined,
      description: row.description ?? undefined,
      website: row.website ?? undefined,
      source: row.source ?? undefined,
      sourceId: row.sourceId ?? undefined,
      sourceMark: row.sourceMark ?? undefined,
      contactEmail: this.sealed.open(contactEmailSealed, placeOf(row.id)),
    };
  }
}

const placeOf = (id: string): string => `organization-email:${id}`;
