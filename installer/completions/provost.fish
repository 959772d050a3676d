# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for provost; installed as share/fish/vendor_completions.d/provost.fish.

function __provost_verbs
    provost --help 2>/dev/null | string match -rg '^  ([a-z]{3,} .*)' | string replace -r ' +' \t
end

function __provost_options
    set -l words (commandline -opc)
    provost $words[2] --help 2>/dev/null | string match -ar -- '--[a-z][a-z-]*' | sort -u
end

complete -c provost -f -n '__fish_is_first_arg' -a '(__provost_verbs)'
complete -c provost -f -n 'not __fish_is_first_arg; and string match -q -- "-*" (commandline -ct)' -a '(__provost_options)'
complete -c provost -f -n '__fish_seen_subcommand_from audit' -a 'verify show'
complete -c provost -f -n '__fish_seen_subcommand_from list get search create modify delete' -a 'users groups'
complete -c provost -F -n '__fish_seen_subcommand_from apply compare import unseal'
complete -c provost -f -n '__fish_seen_subcommand_from resume undo' -a '(provost runs --format csv 2>/dev/null | string match -rg "^([0-9]+),")'
complete -c provost -f -l format -a 'table json jsonl csv'
