/** A look that goes on (the page asks again and again) is one look. */
const LOOK_MS = 15 * 60_000;
const REMEMBERED_AT_MOST = 10_000;

interface FoundWorkflow {
  searchAttributes?: { indexedFields?: { OlnCommune?: { data: string } } };
}

/** Which commune a process is of, asked of Temporal once: a process stays where it was started. */
export class Reach {
  private readonly communes = new Map<string, string>();
  private readonly looks = new Map<string, number>();

  constructor(
    private readonly uiUrl: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** `workflowId` is a business id, without quotes. Undefined if there is no such process. Throws while Temporal is away. */
  async communeOf(workflowId: string): Promise<string | undefined> {
    const known = this.communes.get(workflowId);
    if (known) return known;
    const query = new URLSearchParams({ query: `WorkflowId="${workflowId}"`, pageSize: '1' });
    const answer = await fetch(`${this.uiUrl}/temporal/api/v1/namespaces/default/workflows?${query}`, {
      signal: AbortSignal.timeout(5_000),
      redirect: 'error',
    });
    if (!answer.ok) throw new Error(`Temporal answered ${answer.status}`);
    const { executions = [] } = (await answer.json()) as { executions?: FoundWorkflow[] };
    const data = executions[0]?.searchAttributes?.indexedFields?.OlnCommune?.data;
    if (!data) return undefined;
    const commune = JSON.parse(Buffer.from(data, 'base64').toString()) as string;
    keep(this.communes, workflowId, commune);
    return commune;
  }

  /** True for the first question of a look: it is audited once. */
  isNewLook(person: string, workflowId: string): boolean {
    const key = `${person} ${workflowId}`;
    const isNew = (this.looks.get(key) ?? -Infinity) < this.now() - LOOK_MS;
    if (isNew) keep(this.looks, key, this.now());
    return isNew;
  }
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= REMEMBERED_AT_MOST) map.clear();
  map.set(key, value);
}
