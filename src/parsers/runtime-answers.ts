/** Answers of model servers to the read-only calls that load nothing. */

/** `GET /api/version` of Ollama: `{"version":"0.32.4"}`. vLLM's `GET /version` is the same. */
export function parseVersionAnswer(text: string): string {
  const version = object(text).version;
  if (typeof version !== 'string' || !/^[\w.+-]{1,60}$/.test(version)) throw new Error('the answer holds no version');
  return version;
}

export interface LoadedModel {
  readonly name: string;
  readonly context?: number;
  readonly contextTrained?: number;
  readonly contextRequested?: number;
  readonly size?: number;
  readonly sizeVram?: number;
  readonly quantization?: string;
  readonly architecture?: string;
}

/**
 * `GET /api/ps` of Ollama.
 *
 *     {"models":[{"name":"qwen3:32b","model":"qwen3:32b","size":23622320128,"digest":"…","details":{"quantization_level":"Q4_K_M","family":"qwen3"},"size_vram":23622320128,"context_length":40960}]}
 */
export function parseOllamaPs(text: string): LoadedModel[] {
  const { models } = object(text);
  if (!Array.isArray(models)) throw new Error('the answer holds no list of models');
  return models.slice(0, 32).flatMap((each: unknown) => {
    const model = record(each);
    const name = string(model.name) ?? string(model.model);
    if (name === undefined) return [];
    const details = record(model.details);
    return [
      defined({
        name,
        context: whole(model.context_length, 1),
        size: whole(model.size, 0),
        sizeVram: whole(model.size_vram, 0),
        quantization: string(details.quantization_level),
        architecture: string(details.family),
      }),
    ];
  });
}

/**
 * `POST /api/show {"model":…}` of Ollama: the trained context, and the model's own parameters.
 *
 *     {"parameters":"num_ctx 65536\nstop \"<|im_end|>\"","details":{"quantization_level":"Q4_K_M"},"model_info":{"general.architecture":"qwen3","qwen3.context_length":40960}}
 */
export function parseOllamaShow(text: string): Omit<LoadedModel, 'name'> {
  const answer = object(text);
  const info = record(answer.model_info);
  const architecture = string(info['general.architecture']);
  const parameters = string(answer.parameters) ?? '';
  const asked = /(?:^|\n)\s{0,8}num_ctx\s{1,40}(\d{1,9})/.exec(parameters)?.[1];
  if (answer.model_info === undefined && answer.details === undefined) throw new Error('the answer describes no model');
  return defined({
    architecture,
    contextTrained: architecture === undefined ? undefined : whole(info[`${architecture}.context_length`], 1),
    contextRequested: asked === undefined ? undefined : Number(asked),
    quantization: string(record(answer.details).quantization_level),
  });
}

export interface LlamaProps {
  /** `b11669-Debian` → 11669. */
  readonly build?: number;
  readonly modelPath?: string;
  readonly slots?: number;
  /** Of one slot. */
  readonly context?: number;
  readonly sleeping?: boolean;
}

/** `GET /props` of llama-server: `{"default_generation_settings":{"n_ctx":256,…},"total_slots":4,"model_path":"…","build_info":"b11669-Debian","is_sleeping":false}`. */
export function parseLlamaProps(text: string): LlamaProps {
  const answer = object(text);
  const settings = record(answer.default_generation_settings);
  if (answer.build_info === undefined && answer.total_slots === undefined) throw new Error('these are no properties of a llama-server');
  const build = /^b(\d{1,7})-/.exec(string(answer.build_info) ?? '')?.[1];
  return defined({
    // Builds without git say 0 or 1: no number at all.
    build: build === undefined || Number(build) <= 1 ? undefined : Number(build),
    modelPath: string(answer.model_path),
    slots: whole(answer.total_slots, 1),
    context: whole(settings.n_ctx, 1),
    sleeping: typeof answer.is_sleeping === 'boolean' ? answer.is_sleeping : undefined,
  });
}

/** `GET /v1/models` of llama-server (`meta.n_ctx_train`, `meta.size`) and vLLM (`max_model_len`). */
export function parseOpenAiModels(text: string): LoadedModel[] {
  const { data } = object(text);
  if (!Array.isArray(data)) throw new Error('the answer holds no list of models');
  return data.slice(0, 32).flatMap((each: unknown) => {
    const model = record(each);
    const name = string(model.id);
    if (name === undefined) return [];
    const meta = record(model.meta);
    return [
      defined({ name, context: whole(model.max_model_len, 1) ?? whole(meta.n_ctx, 1), contextTrained: whole(meta.n_ctx_train, 1), size: whole(meta.size, 1) }),
    ];
  });
}

/** `GET /api/extra/version` of KoboldCpp: `{"result":"KoboldCpp","version":"1.108.2"}`. */
export function parseKoboldVersion(text: string): string {
  const answer = object(text);
  if (answer.result !== 'KoboldCpp' || typeof answer.version !== 'string') throw new Error('this is no KoboldCpp');
  return answer.version;
}

/** `GET /api/extra/true_max_context_length` of KoboldCpp: `{"value":8192}`. */
export function parseKoboldContext(text: string): number {
  const context = whole(object(text).value, 1);
  if (context === undefined) throw new Error('the answer holds no length');
  return context;
}

/** `GET /api/v1/model` of KoboldCpp: `{"result":"koboldcpp/Qwen3-8B-Q4_K_M"}`; null where none is loaded. */
export function parseKoboldModel(text: string): string | null {
  const name = string(object(text).result);
  if (name === undefined) throw new Error('the answer names no model');
  return /^(?:koboldcpp\/)?(?:inactive|none|null)$/i.test(name) ? null : name.replace(/^koboldcpp\//, '');
}

/**
 * `GET /api/v1/models` of LM Studio 0.4: the instances that are loaded.
 *
 *     {"models":[{"type":"llm","key":"gemma-3-270m-it-qat","architecture":"gemma3","quantization":{"name":"Q4_0","bits_per_weight":4},"size_bytes":241410208,
 *       "loaded_instances":[{"id":"gemma-3-270m-it-qat","config":{"context_length":4096}}],"max_context_length":32768,"format":"gguf"}]}
 */
export function parseLmStudioModels(text: string): LoadedModel[] {
  const { models } = object(text);
  if (!Array.isArray(models)) throw new Error('the answer holds no list of models');
  const each = models.map(record);
  // Ollama answers with a list of that name too, but never with instances.
  if (!each.every(({ loaded_instances }) => Array.isArray(loaded_instances))) throw new Error('these are no models of LM Studio');
  return each
    .flatMap((model) =>
      (model.loaded_instances as unknown[]).map(record).flatMap(({ id, config }) => {
        const name = string(id) ?? string(model.key);
        if (name === undefined) return [];
        return [
          defined({
            name,
            context: whole(record(config).context_length, 1),
            contextTrained: whole(model.max_context_length, 1),
            size: whole(model.size_bytes, 1),
            quantization: string(record(model.quantization).name),
            architecture: string(model.architecture),
          }),
        ];
      }),
    )
    .slice(0, 32);
}

/**
 * `GET /api/v0/models` of LM Studio from 0.3.6 on: those that are loaded.
 *
 *     {"object":"list","data":[{"id":"qwen2-vl-7b-instruct","type":"vlm","arch":"qwen2_vl","compatibility_type":"mlx","quantization":"4bit","state":"loaded","max_context_length":32768}]}
 */
export function parseLmStudioOldModels(text: string): LoadedModel[] {
  const { data } = object(text);
  if (!Array.isArray(data)) throw new Error('the answer holds no list of models');
  const each = data.map(record);
  if (!each.every(({ state, compatibility_type }) => typeof state === 'string' && typeof compatibility_type === 'string'))
    throw new Error('these are no models of LM Studio');
  return each
    .filter(({ state }) => state === 'loaded')
    .slice(0, 32)
    .flatMap((model) => {
      const name = string(model.id);
      if (name === undefined) return [];
      return [
        defined({
          name,
          context: whole(model.loaded_context_length, 1),
          contextTrained: whole(model.max_context_length, 1),
          quantization: string(model.quantization),
          architecture: string(model.arch),
        }),
      ];
    });
}

/**
 * `GET /api/v1/health` of Lemonade.
 *
 *     {"status":"ok","version":"10.3.0","model_loaded":"Qwen3.6-27B-GGUF","all_models_loaded":[{"model_name":"Qwen3.6-27B-GGUF","backend_url":"http://127.0.0.1:8001/v1",
 *       "recipe":"llamacpp","recipe_options":{"ctx_size":200000,"llamacpp_backend":"vulkan"},"device":"gpu"}]}
 */
export function parseLemonadeHealth(text: string): { readonly version?: string; readonly models: readonly LoadedModel[] } {
  const answer = object(text);
  if (!Array.isArray(answer.all_models_loaded)) throw new Error('this is no Lemonade');
  const version = string(answer.version);
  return {
    ...(version !== undefined && /^[\w.+-]{1,60}$/.test(version) ? { version } : {}),
    models: answer.all_models_loaded
      .slice(0, 32)
      .map(record)
      .flatMap((model) => {
        const name = string(model.model_name);
        // What was asked of the back end; how many slots share it is not told.
        return name === undefined ? [] : [defined({ name, contextRequested: whole(record(model.recipe_options).ctx_size, 1) })];
      }),
  };
}

function object(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('the answer is no JSON object');
  return value as Record<string, unknown>;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 1_000) : undefined;
}

function whole(value: unknown, least: number): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

/** Without the fields that are undefined. */
function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
