/** What a request to the Temporal UI or its API is, judged by its method and path alone. What is none of these is refused. */
export type Look =
  | { kind: 'part' }
  | { kind: 'settings' }
  | { kind: 'overview' }
  /** Its query gets the caller's communes. */
  | { kind: 'search' }
  /** Shown if the process is of one of the caller's communes. */
  | { kind: 'process'; workflowId: string };

const API = '/temporal/api/v1';
const NAMESPACE = `${API}/namespaces/[A-Za-z0-9._-]+`;
/** `case-<uuid>`: no other workflow is shown. */
const WORKFLOW = '[a-z][a-z-]*-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const OVERVIEW = new RegExp(
  `^${API}/(cluster-info|system-info|namespaces)$|^${NAMESPACE}(/search-attributes|/task-queues/[a-z-]+|/worker-count|/workers)?$`,
);
const SEARCH = new RegExp(`^${NAMESPACE}/(workflows|workflow-count)$`);
const PROCESS = new RegExp(`^${NAMESPACE}/workflows/(${WORKFLOW})(/history|/history-reverse)?$`);
/** The UI asks for current details and state by query, which changes nothing but is a POST. */
const QUERY = new RegExp(
  `^${NAMESPACE}/workflows/(${WORKFLOW})/query/(__temporal_workflow_metadata|__stack_trace|state|timeline)$`,
);
const PART = /^\/temporal(\/(?!api(\/|$)|login(\/|$))[\w./-]*)?$/;

/** `path` without its query string. Encoded letters and steps upwards are refused: the UI sends none. */
export function lookOf(method: string, path: string): Look | undefined {
  if (/%|\/\.|\/\/|\\/.test(path)) return undefined;
  if (method === 'POST') {
    const asked = QUERY.exec(path);
    return asked ? { kind: 'process', workflowId: asked[1]! } : undefined;
  }
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (path === `${API}/settings`) return { kind: 'settings' };
  if (OVERVIEW.test(path)) return { kind: 'overview' };
  if (SEARCH.test(path)) return { kind: 'search' };
  const shown = PROCESS.exec(path);
  if (shown) return { kind: 'process', workflowId: shown[1]! };
  return PART.test(path) ? { kind: 'part' } : undefined;
}
