const cannot = "(?:can(?:['’]?t|not| not)|could(?:n['’]?t| not)|unable to|doesn['’]?t|does not|won['’]?t|fail(?:s|ed)? to|didn['’]?t)";
/** A page that shows no models, or that does not reach their server. */
export const modelsMissed = new RegExp(
  [
    '\\b(?:offer|show|list|find|see|say)s? no (?:\\w{1,12} )?models?\\b|\\bno models?(?=["”\\s]{0,2}(?:[.!]|$))',
    '\\bno (?:ollama )?models?\\b (?:\\w{1,12} ){0,2}(?:show\\w{0,3}|list\\w{0,3}|appear\\w{0,3}|detect\\w{0,3}|found|visible|select\\w{0,5}|available|displayed)\\b',
    "\\bmodels?\\b(?: \\w{1,12}){0,3} (?:not|\\w{2,6}n['’]t)(?: \\w{1,12}){0,2} (?:show\\w{0,3}|list\\w{0,3}|appear\\w{0,3}|detect\\w{0,3}|found|visible|selectable|available|displayed)\\b",
    '\\bmodels? not (?:showing|listed|visible|found|displayed)\\b',
    `\\b${cannot}\\b.{0,30}?\\b(?:find|see|select|access|reach|connect|detect|list)\\b.{0,40}?\\b(?:models?|ollama)\\b`,
  ].join('|'),
  'i',
);
/** What the page gets from elsewhere, hides from some, or cannot fetch. */
export const otherModels =
  /\b(?:openai|anthropic|gemini|openrouter|deepseek api|admins?|(?:normal|other|regular|pending) users?|roles?|embeddings?|pull|tools?|vision|whisper|images?)\b/i;
