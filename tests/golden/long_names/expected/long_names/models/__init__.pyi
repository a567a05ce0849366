from .meta import Meta as Meta, SigningAlgorithm as SigningAlgorithm
