"""Names that everybody writes in one way: of languages, tools, companies, people and books' subjects."""

from __future__ import annotations

from functools import cache

from .candidates import edit_cost

_NAMES = (
    # languages and what is written in them
    "JavaScript TypeScript Python Fortran Haskell Erlang Elixir Clojure Kotlin MATLAB Prolog"
    " Django Laravel Symfony Angular Svelte Tailwind Webpack Jupyter PySpark"
    " NumPy SciPy Pandas Matplotlib Seaborn TensorFlow PyTorch Keras Scikit Anaconda fastai Kaggle Selenium"
    # systems and tools
    " Android Windows Ubuntu Debian Fedora CentOS FreeBSD Docker Kubernetes Ansible Terraform Vagrant Jenkins GitHub GitLab"
    " Bitbucket Apache Tomcat Hadoop MapReduce Cassandra PostgreSQL Postgres MongoDB MariaDB DynamoDB SQLite Redis RabbitMQ"
    " Elasticsearch Kibana Grafana Prometheus Splunk Firebase Heroku Netlify Cloudflare CloudFront CloudWatch CloudFormation"
    " Wireshark VirtualBox VMware WordPress Wikipedia Firefox Photoshop PowerPoint PowerShell OneNote Obsidian Markdown"
    # companies
    " Google Microsoft Amazon Facebook Twitter Netflix YouTube Instagram LinkedIn WhatsApp Spotify Coursera Udacity"
    " Pluralsight Codecademy Salesforce Alibaba Samsung Anthropic OpenAI Nvidia"
    # people, and what is named after them
    " Einstein Shakespeare Fibonacci Pythagoras Pythagorean Archimedes Aristotle Socrates Nietzsche Wittgenstein Descartes"
    " Copernicus Galileo Leonardo Beethoven Mozart Dijkstra Kruskal Huffman Gaussian Bayesian Bernoulli Laplacian Lagrangian"
    " Hamiltonian Jacobian Euclidean Boolean Cartesian Markovian Poisson Dirichlet Kolmogorov Schrodinger Heisenberg"
    " Keynesian Freudian Darwinian Machiavelli Montessori Kahneman"
)
_MOST = 65
"""What a slip may cost: a letter doubled or left out, or two that have changed places."""
_SHORTEST = 6


def famous_name(word: str) -> str | None:
    """The famous name that a word of no list is a slip away from, as it is written: Python for ``Pyhton``.

    Names that begin with a famous one, or are its beginning, are names of their own: Dockerfile, Postgre.
    """
    lower = word.lower()
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return None
    names = _by_letter()
    for length in (len(word) - 1, len(word), len(word) + 1):
        for name in names.get((lower[0], length), ()):
            meant = name.lower()
            cost = edit_cost(lower, meant)
            if cost and cost <= _MOST and not _is_made_of(lower, meant):
                return name
    return None


def _is_made_of(word: str, name: str) -> bool:
    shorter, longer = sorted((word, name), key=len)
    return longer.startswith(shorter) and longer[-1:] != shorter[-1:]


@cache
def _by_letter() -> dict[tuple[str, int], list[str]]:
    names: dict[tuple[str, int], list[str]] = {}
    for name in _NAMES.split():
        names.setdefault((name[0].lower(), len(name)), []).append(name)
    return names
