# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for provost; installed as share/bash-completion/completions/provost.

# The program knows its verbs and options: asked for --help, it lists them, and so this file need not be kept up.
_provost_verbs() {
    "$1" --help 2>/dev/null | sed -n 's/^  \([a-z]\{3,\}\) .*/\1/p'
}

_provost_options() {
    "$1" ${2:+"$2"} --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]*' | sort -u
}

_provost() {
    local program=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb= i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            -*) ;;
            *) verb=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $before in
        --format) COMPREPLY=($(compgen -W 'table json jsonl csv' -- "$word")); return ;;
        --profile) COMPREPLY=($(compgen -W 'rfc entra aws github minimal slack google salesforce keycloak authentik atlassian zoom okta' -- "$word")); return ;;
        --in | --out | --token-file | --log-file | --state) COMPREPLY=($(compgen -f -- "$word")); return ;;
        --data-dir) COMPREPLY=($(compgen -d -- "$word")); return ;;
        --token-env) COMPREPLY=($(compgen -v -- "$word")); return ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$(_provost_options "$program" "$verb")" -- "$word"))
    elif [[ -z $verb ]]; then
        COMPREPLY=($(compgen -W "$(_provost_verbs "$program")" -- "$word"))
    else
        case $verb in
            audit) COMPREPLY=($(compgen -W 'verify show' -- "$word")) ;;
            list | get | search | create | modify | delete) COMPREPLY=($(compgen -W 'users groups' -- "$word")) ;;
            apply | compare | import | unseal) COMPREPLY=($(compgen -f -- "$word")) ;;
            resume | undo) COMPREPLY=($(compgen -W "$("$program" runs --format csv 2>/dev/null | sed -n '2,$s/,.*//p')" -- "$word")) ;;
        esac
    fi
}
complete -o filenames -o bashdefault -F _provost provost
