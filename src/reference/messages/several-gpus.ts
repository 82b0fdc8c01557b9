// How people say that a model is right on one GPU and wrong on several; nothing prints it.

export const rightOnOneGpu: readonly RegExp[] = [
  /\b(?:single|one|either|each|1)[- ](?:\w{1,10} )?(?:GPU|card)s?\b[^.;\n]{0,60}?\b(?:works?|fine|correct(?:ly)?|ok(?:ay)?|normal(?:ly)?|legible|as expected|good|right)\b/i,
  /(?<![\w-])--?(?:split-mode|sm) none\b[^.;\n]{0,60}?\b(?:works?|working|fine|well|correct(?:ly)?|good)\b/i,
  /\b(?:works?|fine|correct(?:ly)?|normal(?:ly)?|good|right|exclusively)\b[^.;\n]{0,40}?\b(?:single|only one|only on one|one|either|each|1)[- ](?:\w{1,10} )?(?:GPU|card)s?\b/i,
];

export const gibberishOnSeveralGpus: readonly RegExp[] = [
  // llama.cpp’s usual way to spread a model over GPUs (common/arg.cpp); by rows and tensors it has faults of its own.
  /\b(?:gibberish|garbage|garbled|nonsense|unintelligible|incoherent)\b[^.;\n]{0,60}?(?<![\w-])--?(?:split-mode|sm) layer\b/i,
  /\b(?:multi(?:ple)?|two|both|dual|several|2|2x)[- ](?:\w{1,10} ){0,2}?(?:GPUs?|cards?|devices)\b[^.;\n]{0,80}?\b(?:gibberish|garbage|garbled|nonsense|unintelligible|incoherent|word salad|irrelevant)\b/i,
  /\b(?:gibberish|garbage|garbled|nonsense|unintelligible|incoherent|word salad|irrelevant)\b[^.;\n]{0,80}?\b(?:multi(?:ple)?|two|both|dual|several|2|2x)[- ](?:\w{1,10} ){0,2}?(?:GPUs?|cards?|devices)\b/i,
  /\b(?:multi|dual)[- ](?:GPUs?|cards?)\b[^.;\n]{0,60}?\b(?:gibberish|garbage|garbled|nonsense)/i,
];
