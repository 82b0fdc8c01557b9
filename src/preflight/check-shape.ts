import { suggest } from '../usage/nearest.ts';
import type { Fault, Placed } from './placed-text.ts';

/** The part of JSON Schema that the requirement document is written in. */
export interface Shape {
  readonly type?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly description?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

/** A document in plain values, with the lines of its parts: `must[2].gpu.vram` → 14. */
export interface Checked {
  readonly value: unknown;
  readonly lines: ReadonlyMap<string, number>;
  readonly faults: readonly Fault[];
}

/** Holds a placed text to its schema; every fault says what was expected. */
export function checkShape(root: Placed, schema: Shape): Checked {
  const lines = new Map<string, number>();
  const faults: Fault[] = [];
  const value = visit(root, schema, '', { schema, lines, faults });
  return { value, lines, faults };
}

interface Walk {
  readonly schema: Shape;
  readonly lines: Map<string, number>;
  readonly faults: Fault[];
}

function visit(node: Placed, given: Shape, path: string, walk: Walk): unknown {
  const shape = resolve(given, walk.schema);
  walk.lines.set(path, node.line);
  const fault = (message: string, line = node.line): undefined => {
    walk.faults.push({ line, message: path === '' ? message : `${path}: ${message}` });
    return undefined;
  };
  const unfit = (): undefined => fault(`${shown(node)}; expected ${expected(shape)}`);
  // Alternatives are told apart by the kind of value, so that a fault within the chosen one is named as such.
  if (shape.anyOf !== undefined && shape.properties === undefined) {
    const literals = shape.anyOf.flatMap((each) => (each.const === undefined ? [] : [each.const]));
    if (literals.includes(node.value)) return node.value;
    const fitting = shape.anyOf.map((each) => resolve(each, walk.schema)).filter((each) => each.const === undefined && hasKind(node, each));
    const [only] = fitting;
    if (only !== undefined)
      return visit(node, only.description === undefined && shape.description !== undefined ? { ...only, description: shape.description } : only, path, walk);
    return unfit();
  }
  if (shape.const !== undefined) return node.value === shape.const ? node.value : unfit();
  if (!hasKind(node, shape)) return unfit();
  if (node.value instanceof Map) return visitMap(node.value as FieldMap, shape, path, walk, fault);
  if (Array.isArray(node.value)) {
    if (node.value.length < (shape.minItems ?? 0)) return fault(`an empty list; expected ${expected(shape)}`);
    if (node.value.length > (shape.maxItems ?? Number.POSITIVE_INFINITY)) return fault(`more than ${shape.maxItems} entries`);
    return (node.value as readonly Placed[]).map((item, at) => visit(item, shape.items ?? {}, `${path}[${at}]`, walk));
  }
  if (typeof node.value === 'string') {
    const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape;
    if (node.value.length < minLength || node.value.length > maxLength || (pattern !== undefined && !new RegExp(pattern, 'u').test(node.value))) return unfit();
  }
  if (typeof node.value === 'number' && (node.value < (shape.minimum ?? Number.NEGATIVE_INFINITY) || node.value > (shape.maximum ?? Number.POSITIVE_INFINITY)))
    return unfit();
  return node.value;
}

type FieldMap = ReadonlyMap<string, { readonly keyLine: number; readonly of: Placed }>;

function visitMap(fields: FieldMap, shape: Shape, path: string, walk: Walk, fault: (message: string, line?: number) => undefined): unknown {
  const { properties = {} } = shape;
  const names = Object.keys(properties);
  const result: Record<string, unknown> = {};
  for (const [name, { keyLine, of }] of fields) {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own === undefined) fault(`${suggest(name, names, 'no field here')}${names.length <= 12 ? ` Expected ${names.join(', ')}.` : ''}`, keyLine);
    else result[name] = visit(of, own, path === '' ? name : `${path}.${name}`, walk);
  }
  for (const name of shape.required ?? []) if (!fields.has(name)) fault(`without ${name}; expected ${expected(resolve(properties[name] ?? {}, walk.schema))}`);
  if (fields.size < (shape.minProperties ?? 0)) fault(`nothing in it; expected ${expected(shape)}`);
  if (shape.oneOf !== undefined) {
    const subjects = shape.oneOf.flatMap(({ required }) => required);
    const given = subjects.filter((name) => fields.has(name));
    if (given.length > 1) fault(`${given.join(' and ')} in one requirement; expected one, so write them as ${given.length}`);
    if (given.length === 0 && [...fields.keys()].every((name) => names.includes(name)))
      fault(`a requirement that asks nothing; expected one of ${subjects.join(', ')}`);
  }
  if (shape.anyOf !== undefined && !shape.anyOf.some(({ required = [] }) => required.every((name) => fields.has(name))))
    fault(`expected ${shape.anyOf.flatMap(({ required = [] }) => required).join(' or ')}`);
  return result;
}

function resolve(shape: Shape, root: Shape): Shape {
  const name = shape.$ref?.replace('#/$defs/', '');
  return name === undefined ? shape : (root.$defs?.[name] ?? shape);
}

function hasKind({ value }: Placed, shape: Shape): boolean {
  if (shape.anyOf !== undefined && shape.properties === undefined)
    return shape.anyOf.some((each) => each.const === value || hasKind({ line: 0, value } as Placed, each));
  if (shape.const !== undefined) return value === shape.const;
  switch (shape.type) {
    case 'object':
      return value instanceof Map;
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isSafeInteger(value);
    default:
      return typeof value === shape.type;
  }
}

function expected(shape: Shape): string {
  if (shape.description !== undefined) return shape.description;
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.anyOf !== undefined) return shape.anyOf.map(expected).join(' or ');
  return shape.type === 'object' ? Object.keys(shape.properties ?? {}).join(', ') : `a ${shape.type ?? 'value'}`;
}

function shown({ value }: Placed): string {
  if (value === null) return 'nothing stands here';
  if (Array.isArray(value)) return 'a list stands here';
  if (value instanceof Map) return 'a map stands here';
  return `${JSON.stringify(value)?.slice(0, 80)} stands here`;
}
