import { type Static, type TOptional, type TSchema, type TString, Type } from '@sinclair/typebox';
import { impacts, layers } from '../check/layers.ts';

/**
 * The requirement document as a JSON Schema and as a type. One schema serves the reader (which walks it and names lines), the docs and editors:
 * `description` says what is expected there, and the reader prints it where something else stands.
 */
const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Union(
    values.map((value) => Type.Literal(value as T[number])),
    { description },
  );
const closed = { additionalProperties: false } as const;
const many = <T extends TSchema>(item: T, description: string) => Type.Array(item, { minItems: 1, maxItems: 100, description });

const Range = Type.String({
  pattern: '^ *(?:>=|<=|>|<|=) *[0-9A-Za-z]',
  maxLength: 200,
  description: 'a version range in quotes, such as ">= 6.8", ">= 550 < 600" or ">= 6.16.9 < 6.17 || >= 6.18.4"',
});
const Size = Type.Union(
  [Type.Integer({ minimum: 0 }), Type.String({ pattern: '^[0-9]{1,12}(?:\\.[0-9]{1,3})? ?(?:B|KiB|MiB|GiB|TiB|kB|MB|GB|TB)$', maxLength: 40 })],
  { description: 'a size such as "16 GiB" (at least that much), or bytes' },
);
const Count = Type.Integer({ minimum: 1, maximum: 100_000, description: 'a whole number from 1 (at least that many)' });
const Name = Type.String({ minLength: 1, maxLength: 200, description: 'a name' });
const Names = Type.Union([Name, many(Name, 'a list of names')], { description: 'a name, or a list of names of which one must fit' });
const Path = Type.String({ pattern: '^/', maxLength: 1_000, description: 'a path from the root' });
const UserName = Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_.-]{0,31}$', description: 'a user name' });

export const components = [
  'nvidia-driver',
  'cuda-driver',
  'cuda-toolkit',
  'rocm',
  'amdgpu-dkms',
  'mesa',
  'vulkan-loader',
  'vulkan-api',
  'level-zero-loader',
  'intel-compute-runtime',
  'npu-firmware',
  'docker',
  'podman',
  'nvidia-container-toolkit',
  'systemd',
  'wsl',
  'windows',
  'ollama',
] as const;
export const usables = ['vulkan', 'cuda', 'rocm', 'level-zero', 'opencl', 'npu'] as const;
export const cacheTypes = ['f32', 'f16', 'bf16', 'q8_0', 'q5_1', 'q5_0', 'q4_1', 'q4_0', 'iq4_nl'] as const;

const Distribution = Type.Object({ id: Name, version: Type.Optional(Range) }, { ...closed, description: 'a distribution: {id: ubuntu, version: ">= 22.04"}' });
const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()], { description: 'a text, number, true or false' });

const subjects = {
  kernel: Type.Optional(Range),
  distribution: Type.Optional(
    Type.Union([Name, Distribution, many(Distribution, 'a list of distributions')], { description: 'a distribution, or a list of which one must fit' }),
  ),
  cpu: Type.Optional(
    Type.Object(
      {
        arch: Type.Optional(oneOf(['x86_64', 'aarch64'], 'x86_64 or aarch64')),
        flags: Type.Optional(many(Name, 'instruction sets as /proc/cpuinfo names them')),
        threads: Type.Optional(Count),
        cores: Type.Optional(Count),
      },
      { ...closed, minProperties: 1, description: 'arch, flags, threads, cores' },
    ),
  ),
  memory: Type.Optional(
    Type.Union([Size, Type.Object({ total: Type.Optional(Size), available: Type.Optional(Size) }, { ...closed, minProperties: 1 })], {
      description: 'a size such as "16 GiB", or {total: …, available: …}',
    }),
  ),
  disk: Type.Optional(Type.Object({ path: Path, free: Size }, { ...closed, description: '{path: /var/lib/x, free: "20 GiB"}' })),
  gpu: Type.Optional(
    Type.Object(
      {
        vendor: Type.Optional(oneOf(['amd', 'nvidia', 'intel'], 'amd, nvidia or intel')),
        arch: Type.Optional(Names),
        computeCapability: Type.Optional(Range),
        vram: Type.Optional(Size),
        integrated: Type.Optional(Type.Boolean({ description: 'true or false' })),
        driver: Type.Optional(Names),
        count: Type.Optional(Count),
      },
      { ...closed, description: 'vendor, arch, computeCapability, vram, integrated, driver, count' },
    ),
  ),
  versions: Type.Optional(
    Type.Object(Object.fromEntries(components.map((name) => [name, Type.Optional(Range)])) as Record<(typeof components)[number], TOptional<TString>>, {
      ...closed,
      minProperties: 1,
      description: 'components with their ranges',
    }),
  ),
  usable: Type.Optional(
    Type.Union([oneOf(usables, usables.join(', ')), many(oneOf(usables, usables.join(', ')), 'a list of these')], {
      description: `${usables.join(', ')}, or a list of these`,
    }),
  ),
  devices: Type.Optional(
    Type.Union(
      [
        many(Path, 'a list of device nodes'),
        Type.Object({ nodes: many(Path, 'a list of device nodes'), user: Type.Optional(UserName) }, { ...closed, description: '{nodes: […], user: name}' }),
      ],
      { description: 'a list of device nodes such as [/dev/kfd, "/dev/dri/renderD*"], or {nodes: […], user: name}' },
    ),
  ),
  systemd: Type.Optional(Type.Boolean({ description: 'true or false (a range of its version goes under versions)' })),
  wsl2: Type.Optional(Type.Boolean({ description: 'true or false' })),
  container: Type.Optional(
    Type.Object(
      {
        inside: Type.Optional(Type.Boolean({ description: 'true or false' })),
        engine: Type.Optional(Names),
        devices: Type.Optional(oneOf(['nvidia', 'amd'], 'nvidia or amd')),
      },
      { ...closed, minProperties: 1, description: 'inside, engine, devices' },
    ),
  ),
  io_uring: Type.Optional(
    Type.Union(
      [Type.Literal(true), many(Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,40}$', description: 'an operation such as READ_FIXED' }), 'a list of operations')],
      {
        description: 'true, or a list of operations such as [READ, SEND_ZC]',
      },
    ),
  ),
  ports: Type.Optional(many(Type.Integer({ minimum: 1, maximum: 65_535, description: 'a TCP port' }), 'a list of TCP ports that must be free')),
  glibc: Type.Optional(Range),
  fits: Type.Optional(
    Type.Object(
      {
        gguf: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000, description: 'the path of a GGUF file' })),
        weights: Type.Optional(Size),
        context: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_777_216, description: 'tokens' })),
        kv: Type.Optional(oneOf(cacheTypes, cacheTypes.join(', '))),
        in: Type.Optional(oneOf(['gpu', 'memory'], 'gpu or memory')),
        across: Type.Optional(Type.Integer({ minimum: 1, maximum: 64, description: 'how many equal GPUs share it' })),
      },
      { ...closed, description: '{gguf: path, context: 32768, kv: q8_0}' },
    ),
  ),
  findings: Type.Optional(
    Type.Object(
      {
        none: oneOf(impacts, `an impact: ${impacts.join(', ')} (that one or a worse one)`),
        layer: Type.Optional(
          Type.Union([oneOf(layers, layers.join(', ')), many(oneOf(layers, layers.join(', ')), 'a list of layers')], {
            description: 'a layer, or a list of layers',
          }),
        ),
        undecided: Type.Optional(oneOf(['refuse', 'accept'], 'refuse (the default) or accept: what to do with checks that could not be decided')),
      },
      { ...closed, description: '{none: blocked, layer: gpu-userspace}' },
    ),
  ),
  check: Type.Optional(Type.String({ pattern: '^[a-z0-9/-]{2,80}$', description: 'the id of a check, see `ai-doctor list checks`' })),
  fact: Type.Optional(
    Type.Object(
      {
        id: Type.String({ minLength: 1, maxLength: 100, description: 'the id of a fact, see `ai-doctor list facts`' }),
        is: Type.Optional(Scalar),
        has: Type.Optional(Type.String({ description: 'a member, or the name of an entry' })),
        range: Type.Optional(Range),
        atLeast: Type.Optional(Type.Number({ description: 'a number' })),
        below: Type.Optional(Type.Number({ description: 'a number' })),
        present: Type.Optional(Type.Literal(true, { description: 'true' })),
        absent: Type.Optional(Type.Literal(true, { description: 'true' })),
      },
      { ...closed, description: 'an id and one of is, has, range, atLeast, below, present, absent' },
    ),
  ),
} as const;

const nested = Type.Unsafe<Condition>({ $ref: '#/$defs/condition' });
const nesting = {
  any: Type.Optional(many(nested, 'a list of requirements of which one must hold')),
  all: Type.Optional(many(nested, 'a list of requirements that must all hold')),
  not: Type.Optional(nested),
};

export const subjectNames = [...Object.keys(subjects), ...Object.keys(nesting)] as readonly Subject[];
const exactlyOne = { oneOf: subjectNames.map((name) => ({ required: [name] })) };

const Leaf = Type.Object(subjects);
type Leaf = Static<typeof Leaf>;

/** One thing that must hold; exactly one of its fields is given. */
export interface Condition extends Leaf {
  readonly any?: readonly Condition[];
  readonly all?: readonly Condition[];
  readonly not?: Condition;
}
export type Subject = Exclude<keyof Condition, never>;

const ConditionSchema = Type.Object({ ...subjects, ...nesting }, { ...closed, ...exactlyOne, description: 'a requirement' });

const Requirement = Type.Object(
  {
    id: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,60}$', description: 'an id of lower-case letters, digits and dashes' })),
    because: Type.Optional(Type.String({ maxLength: 500, description: 'a sentence' })),
    remedy: Type.Optional(
      Type.Union(
        [
          Type.String({ maxLength: 1_000 }),
          Type.Object({ do: Type.String({ maxLength: 1_000 }), commands: Type.Optional(many(Type.String({ maxLength: 500 }), 'a list of commands')) }, closed),
        ],
        { description: 'what to do, or {do: …, commands: […]}' },
      ),
    ),
    source: Type.Optional(Type.String({ pattern: '^https://', maxLength: 500, description: 'an address that starts with https://' })),
    when: Type.Optional(nested),
    ...subjects,
    ...nesting,
  },
  { ...closed, ...exactlyOne, description: 'a requirement' },
);

export const DocumentSchema = Type.Object(
  {
    preflight: Type.Literal(1, { description: '1, the version of this form' }),
    name: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 ._@/-]{0,80}$', description: 'a short name' })),
    about: Type.Optional(Type.String({ maxLength: 500, description: 'a sentence' })),
    must: Type.Optional(Type.Array(Requirement, { maxItems: 200, description: 'a list of requirements' })),
    should: Type.Optional(Type.Array(Requirement, { maxItems: 200, description: 'a list of requirements' })),
  },
  {
    ...closed,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'ai-doctor preflight requirements, version 1',
    description: 'preflight: 1, with requirements under must and should',
    anyOf: [{ required: ['must'] }, { required: ['should'] }],
    $defs: { condition: ConditionSchema },
  },
);

export interface RequirementText extends Condition {
  readonly id?: string;
  readonly because?: string;
  readonly remedy?: string | { readonly do: string; readonly commands?: readonly string[] };
  readonly source?: string;
  /** It applies only where this holds. */
  readonly when?: Condition;
}

/** What an installer asks of a machine. */
export interface RequirementDocument {
  readonly preflight: 1;
  readonly name?: string;
  readonly about?: string;
  readonly must?: readonly RequirementText[];
  readonly should?: readonly RequirementText[];
}
